import { schedulesHold } from './schedules-hold.ts';

schedulesHold({ canReadHistory: false });
