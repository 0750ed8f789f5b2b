import { describe } from '@jest/globals';
import { checksContract } from '../../../support/contracts/checks-contract.ts';
import { probesContract } from '../../../support/contracts/probes-contract.ts';
import { incidentsContract } from '../../../support/contracts/incidents-contract.ts';
import { removalContract } from '../../../support/contracts/removal-contract.ts';
import { routesContract } from '../../../support/contracts/routes-contract.ts';
import { subscriptionsContract } from '../../../support/contracts/subscriptions-contract.ts';
import { uninstallContract } from '../../../support/contracts/uninstall-contract.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';

const make = postgresAlertPorts();

describe('on PostgreSQL', () => {
  describe('checks', () => checksContract(make));
  describe('probes', () => probesContract(make));
  describe('incidents', () => incidentsContract(make));
  describe('routes', () => routesContract(make));
  describe('subscriptions', () => subscriptionsContract(make));
  describe('removal', () => removalContract(make));
  describe('uninstall', () => uninstallContract(make));
});
