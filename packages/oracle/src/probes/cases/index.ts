/** All probes. */
import type { Probe } from '../probe.js';
import { answerProbes } from './answers.js';
import { authProbes } from './auth.js';
import { browserOnlyProbes } from './browser-only.js';
import { contextProbes } from './context.js';
import { dataProbes } from './data.js';
import { exposureProbes } from './exposure.js';
import { formProbes } from './forms.js';
import { hookProbes } from './hooks.js';
import { maintenanceProbes } from './maintenance.js';
import { pageDataProbes } from './page-data.js';
import { pathProbes } from './paths.js';
import { promiseProbes } from './promises.js';
import { remoteContractProbes } from './remote-contracts.js';
import { remoteProbes } from './remote.js';
import { routeProbes } from './routes.js';
import { stateProbes } from './state.js';
import { throwProbes } from './throws.js';

export type Family = { /** A heading. */ readonly title: string; readonly probes: readonly Probe[] };

export const families: readonly Family[] = [
  { title: 'State between requests', probes: stateProbes },
  { title: 'Context', probes: contextProbes },
  { title: 'What only browsers have', probes: browserOnlyProbes },
  { title: 'Redirects, errors and failures', probes: throwProbes },
  { title: 'Page data', probes: pageDataProbes },
  { title: 'What the data may be, and who sees it', probes: dataProbes },
  { title: 'Answers, headers and addresses that Kit refuses', probes: answerProbes },
  { title: 'Promises', probes: promiseProbes },
  { title: 'Forms', probes: formProbes },
  { title: 'Remote functions', probes: remoteProbes },
  { title: 'What remote functions must not do', probes: remoteContractProbes },
  { title: 'Auth', probes: authProbes },
  { title: 'What leaks, and where visitors can be sent', probes: exposureProbes },
  { title: 'Maintenance', probes: maintenanceProbes },
  { title: 'Routes', probes: routeProbes },
  { title: 'Addresses', probes: pathProbes },
  { title: 'Hooks', probes: hookProbes },
];

/** In the order of the page. */
export const probes: readonly Probe[] = families.flatMap((family) => family.probes);
