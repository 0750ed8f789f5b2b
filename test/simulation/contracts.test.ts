import { describe } from '@jest/globals';
import type { MakeAlertPorts } from '../support/contracts/alert-ports.ts';
import { checksContract } from '../support/contracts/checks-contract.ts';
import { editsContract } from '../support/contracts/edits-contract.ts';
import { incidentsContract } from '../support/contracts/incidents-contract.ts';
import { outboxContract } from '../support/contracts/outbox-contract.ts';
import { probesContract } from '../support/contracts/probes-contract.ts';
import { refusalsContract } from '../support/contracts/refusals-contract.ts';
import { removalContract } from '../support/contracts/removal-contract.ts';
import { routesContract } from '../support/contracts/routes-contract.ts';
import { sentContract } from '../support/contracts/sent-contract.ts';
import { subscriptionsContract } from '../support/contracts/subscriptions-contract.ts';
import { uninstallContract } from '../support/contracts/uninstall-contract.ts';
import { contractPorts } from './memory/contract-ports.ts';

/** Both implementations keep the same contracts: else the simulation would prove nothing of PostgreSQL. */
const make: MakeAlertPorts = async () => contractPorts();

describe('in memory', () => {
  checksContract(make);
  editsContract(make);
  incidentsContract(make);
  outboxContract(make);
  probesContract(make);
  refusalsContract(make);
  routesContract(make);
  sentContract(make);
  subscriptionsContract(make);
  removalContract(make);
  uninstallContract(make);
});
