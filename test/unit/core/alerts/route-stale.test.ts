import { describe, expect, it } from '@jest/globals';
import { toldChannel } from './channel.ts';
import { at } from './files.ts';
