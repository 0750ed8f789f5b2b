import type { AdAccount } from '../../worlds/tiktok-model.ts';
import { advertiserIdsOf } from '../../worlds/tiktok-tokens.ts';
import { advertiserOf, authorizeApp, get } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { requiredTextList, textList } from '../parameters.ts';
import { badParameter } from '../refused.ts';

const maxAdvertisers = 100; // clients send no more; tiktok-business-api.md 3.1

export const accountEndpoints: Record<string, Endpoint> = {
  '/user/info/': get(({ user }) => ({
    core_user_id: user.coreUserId,
    display_name: user.displayName,
    email: user.email,
    avatar_url: '',
    create_time: user.createTimeS,
  })),
  // Needs app id and secret in the query and the token in the header (tiktok-business-api.md 2.5).
  '/oauth2/advertiser/get/': get((call) => {
    const app = authorizeApp(call.world, call, 'GET', '/oauth2/advertiser/get/');
    if (app.appId !== call.app.appId) throw badParameter('app_id', 'Not the app of this token.');
    return {
      list: advertiserIdsOf(call.world, call.user.coreUserId).map((id) => ({
        advertiser_id: id,
        advertiser_name: call.world.adAccounts.get(id)?.name ?? '',
      })),
    };
  }),
  '/advertiser/info/': get((call) => {
    const fields = textList(call, 'fields', 100);
    const accounts = requiredTextList(call, 'advertiser_ids', maxAdvertisers).map((id) =>
      advertiserOf(call, id),
    );
    return { list: accounts.map((account) => onlyFields(row(call, account), fields)) };
  }),
};

function row({ user }: TokenCall, account: AdAccount) {
  return {
    advertiser_id: account.advertiserId,
    name: account.name,
    status: account.status,
    rejection_reason: account.rejectionReason,
    role: 'ROLE_ADVERTISER',
    // Only for admins of the owning Business Center.
    ...(user.roles.get(account.bcId) === 'ADMIN' ? { owner_bc_id: account.bcId } : {}),
    advertiser_account_type: 'AUCTION',
    currency: 'BRL',
    country: 'BR',
    language: 'pt',
    industry: '291901',
    company: 'Loja Modelo Ltda',
    address: '',
    description: '',
    timezone: 'America/Sao_Paulo',
    display_timezone: 'America/Sao_Paulo',
    balance: 1520.5,
    contacter: 'M***a',
    email: 'm***@lojamodelo.example',
    cellphone_number: '+55119****0000',
    telephone_number: '',
    license_no: '',
    license_url: null,
    create_time: account.createTimeS,
    can_use_custom_identity: true,
    ads_only_mode: false,
  };
}

/** Only what was asked for comes back, without `advertiser_id` unless it is asked for too (3.1). */
function onlyFields(full: Record<string, unknown>, fields: readonly string[] | null) {
  if (fields === null) return full;
  if (fields.includes('company_name_editable')) {
    return { advertiser_id: full['advertiser_id'], company_name_editable: true };
  }
  return Object.fromEntries(Object.entries(full).filter(([key]) => fields.includes(key)));
}
