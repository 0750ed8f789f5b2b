import { describe } from '@jest/globals';
import { outboxContract } from '../../../support/contracts/outbox-contract.ts';
import { sentContract } from '../../../support/contracts/sent-contract.ts';
import { refusalsContract } from '../../../support/contracts/refusals-contract.ts';
import { editsContract } from '../../../support/contracts/edits-contract.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';

const make = postgresAlertPorts();

describe('on PostgreSQL', () => {
  describe('outbox', () => outboxContract(make));
  describe('sent', () => sentContract(make));
  describe('refusals', () => refusalsContract(make));
  describe('edits', () => editsContract(make));
});
