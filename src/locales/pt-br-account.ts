import type { enAccount } from './en-account.ts';

export const ptBrAccount: Record<keyof typeof enAccount, string> = {
  'alert.title.account.suspended': '{label}: o TikTok suspendeu uma conta',
  'alert.title.account.not_approved': '{label}: o TikTok não aprovou uma conta',
  'alert.title.connection.permission_lost': '{label}: acesso no TikTok perdido',
  'alert.title.pixel.permission': '{label}: não é possível ler o pixel',
  'alert.title.app.rejected': 'O TikTok recusa este app',
  'alert.subject.account.suspended': '{label}: suspensão no TikTok',
  'alert.subject.account.not_approved': '{label}: aprovação no TikTok',
  'alert.subject.connection.permission_lost': '{label}: acesso no TikTok',
  'alert.subject.pixel.permission': '{label}: acesso ao pixel',
  'alert.subject.app.rejected': 'Este app no TikTok',

  'alert.is.account.suspended':
    '*O TikTok indica que uma conta desta loja está suspensa ou encerrada.* Duas leituras, com um minuto ou mais entre elas, disseram isso.',
  'alert.is.account.not_approved':
    '*O TikTok indica que uma conta desta loja não está aprovada.* Duas leituras, com um minuto ou mais entre elas, disseram isso.',
  'alert.is.connection.permission_lost':
    '*O usuário do TikTok que autorizou o app não alcança mais o que esta loja precisa.* A autorização em si funciona; o TikTok o recusou duas vezes, com um minuto ou mais entre elas.',
  'alert.is.pixel.permission':
    '*O TikTok não deixa o app ler o pixel desta loja.* Todo o resto pode ser lido.',
  'alert.is.app.rejected':
    '*O TikTok recusa o próprio app de desenvolvedor, e não uma das suas lojas.* Fez isso duas vezes, com um minuto ou mais entre elas.',
  'alert.object': '{kind} {name} {id}: *{state}*',
  'alert.object.lost': 'sem acesso',

  'alert.means.account.suspended':
    'Os anúncios de uma conta suspensa param. A conexão em si funciona e o app continua olhando: quando o TikTok retirar a suspensão, você será avisado. *Próximo passo:* abra a conta abaixo: lá o TikTok diz o motivo e como recorrer. Uma conta encerrada não volta sozinha.',
  'alert.means.account.not_approved':
    'Sem a aprovação nenhum anúncio é veiculado ali. A conexão em si funciona. *Próximo passo:* abra a conta abaixo: lá o TikTok diz o que falta; corrija e envie de novo. Você será avisado quando ela for aprovada.',
  'alert.means.connection.permission_lost':
    'O que está indicado acima não pode ser lido até lá; os números são da última leitura boa. *Próximo passo:* um administrador do Business Center dá de novo uma função a este usuário do TikTok (Business Center → Usuários → Membros), ou alguém que a tenha conecta a loja novamente. Se foi excluído, conecte a loja com outro.',
  'alert.means.pixel.permission':
    'Até lá não é possível ler se o pixel está vinculado ao catálogo, nem os seus eventos. Os produtos não são afetados. *Próximo passo:* um administrador do Business Center dá a este usuário do TikTok acesso ao pixel.',
  'alert.means.app.rejected':
    'Isso não diz nada sobre as suas lojas; até o TikTok aceitar o app de novo, todos ou parte dos números ficam como estavam. *Próximo passo:* quem administra este app abre business-api.tiktok.com → My Apps e verifica se o app está aprovado, se tem todas as permissões que o README indica e se App ID e Secret são os deste app. Você será avisado quando o TikTok o aceitar.',

  'alert.fixed.account.suspended':
    '*Terminou.* O TikTok não indica mais a conta como suspensa nem encerrada.',
  'alert.fixed.account.not_approved': '*Terminou.* O TikTok não indica mais a conta como não aprovada.',
  'alert.fixed.connection.permission_lost':
    '*Resolvido.* O usuário do TikTok alcança tudo o que a loja precisa.',
  'alert.fixed.pixel.permission': '*Resolvido.* O pixel pode ser lido de novo.',
  'alert.fixed.app.rejected': '*Resolvido.* O TikTok voltou a aceitar o app.',

  'alert.line.account.suspended': '{label}: uma conta suspensa ou encerrada pelo TikTok',
  'alert.line.account.not_approved': '{label}: uma conta não aprovada pelo TikTok',
  'alert.line.connection.permission_lost': '{label}: acesso no TikTok perdido',
  'alert.line.pixel.permission': '{label}: não é possível ler o pixel',
  'alert.line.app.rejected': 'O TikTok recusa este app',
};
