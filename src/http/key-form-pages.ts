import type { Language } from '../core/alerts/content.ts';
import type { KeyEntry, KeyRefusal } from '../core/use-cases/enter-keys.ts';
import type { Store } from '../core/store.ts';
import { translatorFor } from '../locales/index.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { markup } from './page.ts';
import type { Html, Page } from './page.ts';

export type FormRefusal = KeyRefusal | 'wrongType' | 'tooLarge' | 'otherBrowser' | 'failed';

export type FormView = {
  readonly language: Language;
  readonly store: Store;
  readonly csrf: string;
  /** Shown again where it was typed before: it is a name and no secret. The token never is. */
  readonly appKey: string;
  readonly problem: Problem | null;
};
type Problem = Extract<KeyEntry, { kind: 'again' }>['why'] | { readonly kind: 'malformed' };

export function formPage({ language, store, csrf, appKey, problem }: FormView): Page {
  const t = translatorFor(language);
  const values = { store: store.name, account: store.vtexAccount };
  return {
    ...{ status: problem === null ? 200 : statusOf(problem), language, title: t('keyForm.title', values) },
    content: markup`<p>${t('keyForm.intro', values)}</p>
${problem === null ? '' : markup`<p class="wrong" role="alert">${problemText(t, problem, store)}</p>`}
<form method="post" autocomplete="off">
<input type="hidden" name="csrf" value="${csrf}">
${field(t, { name: 'appKey', label: 'keyForm.appKey', hint: 'keyForm.appKeyHint', type: 'text', value: appKey })}
${field(t, { name: 'appToken', label: 'keyForm.appToken', hint: 'keyForm.appTokenHint', type: 'password', value: '' })}
<button type="submit">${t('keyForm.submit')}</button>
</form>
<h2>${t('keyForm.howTitle')}</h2>
<ol>
<li>${t('keyForm.how1')}</li>
<li>${t('keyForm.how2')}</li>
<li>${t('keyForm.how3')}</li>
</ol>
<p class="hint">${t('keyForm.safety')}</p>`,
  };
}

/** 422: what was typed is wrong. 502: it may be right, VTEX did not say. */
const statusOf = ({ kind }: Problem): number => (kind === 'noInfo' ? 502 : 422);

type Field = {
  readonly name: string;
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly type: 'text' | 'password';
  readonly value: string;
};

const field = (t: Translator, { name, label, hint, type, value }: Field): Html =>
  markup`<label for="${name}">${t(label)}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" required maxlength="500" spellcheck="false" autocapitalize="none" autocomplete="off" aria-describedby="${name}-hint">
<span id="${name}-hint" class="hint">${t(hint)}</span>`;

/** Listing fifty would help nobody. */
const mostPolicies = 10;

function problemText(t: Translator, problem: Problem, store: Store): string {
  const { vtexAccount: account, tradePolicy: policy } = store;
  switch (problem.kind) {
    case 'forbidden':
      return t('keyForm.problem.forbidden', { resource: problem.resource });
    case 'noPolicy': {
      const known = problem.policies.slice(0, mostPolicies).map(({ id, name }) => `${String(id)} (${name})`);
      return t('keyForm.problem.noPolicy', { policy, known: known.join(', ') });
    }
    default:
      return t(`keyForm.problem.${problem.kind}`, { account });
  }
}

const statuses: { readonly [R in FormRefusal]: number } = {
  ...{ unknown: 404, used: 410, expired: 410, worn: 410, notAllowed: 403 },
  ...{ wrongType: 415, tooLarge: 413, otherBrowser: 403, failed: 500 },
};

/** A sentence of what is wrong and what to do; nothing was stored. */
export function refusalPage(language: Language, why: FormRefusal): Page {
  const t = translatorFor(language);
  return {
    ...{ status: statuses[why], language, title: t('keyForm.refusedTitle') },
    content: markup`<p class="wrong" role="alert">${t(`keyForm.refused.${why}`)}</p>
<p>${t('keyForm.refusedNext')}</p>`,
  };
}

export function savedPage(language: Language, store: Store): Page {
  const t = translatorFor(language);
  return {
    ...{ status: 200, language, title: t('keyForm.savedTitle') },
    content: markup`<p>${t('keyForm.saved', { account: store.vtexAccount })}</p>
<p>${t('keyForm.savedNext', { command: `/tiktok products ${store.handle}` })}</p>`,
  };
}
