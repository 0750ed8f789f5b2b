import type { enStores } from './en-stores.ts';

export const ptBrStores: Readonly<Record<keyof typeof enStores, string>> = {
  'help.storesCommand':
    'todas as lojas; ali os administradores as adicionam, editam e removem, e informam chaves da VTEX',

  'button.storeEdit': 'Editar',
  'button.storeKeys': 'Informar chaves da VTEX',
  'button.storeRemove': 'Remover…',
  'button.storeDrop': 'Remover esta loja',
  'button.storeKeysOpen': 'Abrir o formulário',
  'button.storesPrevious': 'Anterior',
  'button.storesNext': 'Próxima',
  'button.storesBack': 'Todas as lojas',

  'stores.title': '{count, plural, =0 {Ainda não há lojas} one {# loja} other {# lojas}}',
  'stores.none':
    'Uma loja é uma conta VTEX com a política comercial que vai para o TikTok. Depois de adicionada, as chaves da VTEX e a conexão com o TikTok podem vir em qualquer ordem.',
  'stores.page': 'Página {page} de {pages}, {shown} de {count, plural, one {# loja} other {# lojas}}.',
  'stores.vtex': 'Conta VTEX {account}, política comercial {policy}',
  'stores.tiktok.new': 'TikTok: ainda não conectada',
  'stores.tiktok.authorized': 'TikTok: autorizada como {user}, falta escolher as contas',
  'stores.tiktok.connected': 'TikTok: conectada como {user}',
  'stores.tiktok.disconnecting': 'TikTok: desconexão em andamento',
  'stores.tiktok.disconnected': 'TikTok: desconectada',
  'stores.tiktok.grant.suspect':
    'TikTok: conectada como {user}, mas o TikTok recusou este acesso; está sendo comprovado',
  'stores.tiktok.grant.revoked': 'TikTok: o acesso de {user} foi revogado',
  'stores.keys.none': 'Chaves da VTEX: faltam',
  'stores.keys.stored': 'Chaves da VTEX: guardadas',
  'stores.keys.refused': 'Chaves da VTEX: a VTEX as recusa',
  'stores.keys.forbidden': 'Chaves da VTEX: falta um recurso do License Manager',
  'stores.channels': 'Loja padrão de {channels}{more, plural, =0 {} one { e mais #} other { e mais #}}',
  'stores.default': '{command} torna uma delas a padrão de um canal.',
  'stores.adminsOnly': 'Os administradores deste app adicionam, editam e removem lojas e informam chaves.',

  'stores.form.addTitle': 'Adicionar uma loja',
  'stores.form.editTitle': 'Editar a loja',
  'stores.form.save': 'Salvar',
  'stores.form.cancel': 'Cancelar',
  'stores.form.vtexAccount': 'Conta VTEX',
  'stores.form.vtexAccount.hint':
    'O nome que está no endereço do VTEX Admin: “minhaloja” em minhaloja.myvtex.com. Você pode colar o endereço inteiro.',
  'stores.form.tradePolicy': 'Política comercial',
  'stores.form.tradePolicy.hint':
    'O número da que vai para o TikTok: VTEX Admin → Configurações da loja → Canais → Políticas comerciais.',
  'stores.form.name': 'Nome',
  'stores.form.name.hint': 'Como vocês a chamam.',
  'stores.form.handle': 'Nome curto',
  'stores.form.handle.hint':
    'Para digitar nos comandos: de 1 a 21 letras minúsculas, números e hifens. Cada loja tem o seu.',
  'stores.form.tiktokAffiliateId': 'ID do afiliado do TikTok na VTEX',
  'stores.form.tiktokAffiliateId.hint':
    'Três consoantes: VTEX Admin → Configurações da loja → Pedidos → Configurações → Afiliados. Com ele, preço e estoque são consultados como o TikTok os vê. O app só lê: deixe esse afiliado como está.',
  'stores.form.ownAffiliateId': 'ID do nosso próprio afiliado',
  'stores.form.ownAffiliateId.hint':
    'Só se você criar um segundo afiliado, pelo qual a VTEX avisa este app na hora do que mudou. Três consoantes, diferentes das do TikTok.',
  'stores.form.endpoint':
    '*Notícias mais rápidas da VTEX, se quiser:* crie um afiliado próprio em VTEX Admin → Configurações da loja → Pedidos → Configurações → Afiliados, com a política comercial {policy} e este endpoint de busca: {endpoint}\nNão compartilhe o endereço, e deixe o afiliado do TikTok como está.',
  'stores.form.endpointLater':
    'A VTEX pode avisar este app na hora do que muda. O endereço para isso aparece aqui depois que as chaves da VTEX forem informadas.',
  'stores.form.otherProducts':
    'Com outra conta VTEX ou outra política comercial, o que se sabe dos produtos é esquecido e lido de novo. As contagens, a conexão e os alertas ficam.',

  'stores.mistake.missing': 'Preencha este campo.',
  'stores.mistake.notAnAccount':
    'O nome de uma conta VTEX só tem letras minúsculas, números e hifens, 63 no máximo.',
  'stores.mistake.foreignAddress':
    'Este endereço não diz qual é a conta VTEX. Copie o endereço do VTEX Admin, como minhaloja.myvtex.com.',
  'stores.mistake.notANumber': 'Digite o número da política comercial, por exemplo 1.',
  'stores.mistake.notAHandle': 'Use de 1 a 21 letras minúsculas, números e hifens.',
  'stores.mistake.handleTaken': 'Outra loja tem este nome curto. Escolha um diferente.',
  'stores.mistake.tooLong': 'Use no máximo 200 caracteres.',
  'stores.mistake.notAnAffiliate':
    'O ID de um afiliado são três consoantes, por exemplo TKT: sem vogais, números nem acentos.',
  'stores.mistake.ownElsewhere':
    'Este afiliado foi salvo como o nosso, aqui ou em outra loja desta conta VTEX. O do TikTok deve ser outro.',
  'stores.mistake.sameAffiliate':
    'Este é o afiliado do TikTok. Ninguém deve editá-lo: crie um segundo afiliado, ou deixe isto vazio.',

  'stores.added': '*{store} foi adicionada.* O nome curto é {handle}.',
  'stores.added.next':
    '*Agora, em qualquer ordem:* informe as chaves da VTEX, para que os produtos sejam lidos; conecte a loja ao TikTok, para que as contagens sejam lidas. Ainda não se sabe nada de nenhum dos dois.',
  'stores.added.reading':
    '*Agora:* conecte a loja ao TikTok, para que as contagens sejam lidas. A conta VTEX {account} já tem chaves: os produtos estão sendo lidos.',
  'stores.twin':
    '*{store}* {handle} também tem esta conta VTEX e esta política comercial. Se não era a intenção, edite ou remova uma das duas.',
  'stores.saved': '*{store} foi salva.*',
  'stores.saved.otherProducts':
    'A partir de agora os produtos são os da conta {account}, política comercial {policy}. O que se sabia dos outros foi esquecido.',
  'stores.saved.noKeys': 'Esta conta ainda não tem chaves: informe-as, para que os produtos sejam lidos.',
  'stores.saved.reading': 'Estão sendo lidos; {command} mostra quanto falta.',

  'stores.remove.title': 'Remover {store} deste app?',
  'stores.remove.goes':
    '*O que se perde, para sempre:* os números e o histórico, a lista de produtos a corrigir, o lugar nos alertas, a condição de padrão nos canais.',
  'stores.remove.stays':
    '*O que fica:* tudo na VTEX e no TikTok. Os produtos que estão no TikTok continuam lá, e a VTEX continua a enviá-los.',
  'stores.remove.keysGo': 'As chaves da conta VTEX {account} são apagadas aqui: nenhuma outra loja as usa.',
  'stores.remove.keysStay': 'As chaves da conta VTEX {account} ficam, porque outra loja as usa.',
  'stores.remove.connected':
    ':warning: *Ela está conectada ao TikTok.* É melhor desconectar antes: {command}. Remover também devolve ao TikTok a autorização de {user}, mas em segundo plano: sem um cartão que mostre isso e sem poder cancelar.',
  'stores.remove.connectedShared':
    ':warning: *Ela está conectada ao TikTok.* É melhor desconectar antes: {command}. A autorização de {user} fica, porque outra loja depende dela.',
  'stores.remove.disconnecting':
    ':warning: *Ela está sendo desconectada do TikTok.* Melhor esperar o fim: {command} mostra em que ponto está. {shared, select, yes {A autorização de {user} fica, pois outra loja depende dela.} other {Se você a remover agora, a autorização de {user} é devolvida ao TikTok em segundo plano: sem um cartão que mostre isso.}}',
  'stores.remove.confirmTitle': 'Remover a loja?',
  'stores.remove.confirmText':
    '{store} e tudo o que este app sabe dela somem na hora. Isto não pode ser desfeito.',
  'stores.remove.confirmYes': 'Remover',
  'stores.remove.confirmNo': 'Manter',
  'stores.removed':
    '*{store} foi removida deste app.* Seus produtos na VTEX e seus itens no TikTok continuam como estavam.',
  'stores.gone': 'Esta loja não está mais aqui: alguém já a removeu.',

  'stores.link':
    '*Informe as chaves da conta VTEX {account}* em uma página deste app, não no Slack. O link é só seu e vale uma vez, até {until}. Envie o formulário no mesmo navegador em que o abrir.',
  'stores.link.again': 'Um link novo encerra o anterior.',
  'stores.link.noAddress':
    '*Este app não tem endereço web público,* então não há página para as chaves de {account}. Quem o hospeda as informa na máquina: {command}',

  'keyForm.title': 'Chaves da VTEX de {store}',
  'keyForm.intro':
    'Para a conta VTEX “{account}”. O app as testa na VTEX e as guarda só se funcionarem. Com elas lê produtos; não muda nada.',
  'keyForm.appKey': 'Chave de aplicação (app key)',
  'keyForm.appKeyHint': 'Começa com vtexappkey-',
  'keyForm.appToken': 'Token de aplicação (app token)',
  'keyForm.appTokenHint': 'A VTEX o mostra uma única vez, ao criar ou renovar a chave.',
  'keyForm.submit': 'Testar e guardar',
  'keyForm.howTitle': 'Onde obtê-las',
  'keyForm.how1':
    'No VTEX Admin, abra Configurações da conta → Chaves de aplicação e gere uma chave para este app.',
  'keyForm.how2':
    'Dê a ela um perfil próprio com dois recursos do License Manager: Catalog → Content → SKUs, e Catalog API → General → View Product.',
  'keyForm.how3': 'Copie a chave e o token para este formulário.',
  'keyForm.safety': 'O token é guardado criptografado e nunca mais é mostrado. Esta página vale uma vez.',
  'keyForm.problem.malformed': 'Preencha os dois campos: a chave e o token não têm espaços.',
  'keyForm.problem.refused':
    'A VTEX não aceita esta chave e este token para a conta “{account}”. Nada foi guardado. Verifique se os dois foram copiados inteiros, se são desta conta e se a chave está ativa.',
  'keyForm.problem.forbidden':
    'A VTEX conhece estas chaves, mas falta um recurso no perfil delas: License Manager → {resource}. Nada foi guardado. Adicione-o ao perfil em VTEX Admin → Configurações da conta → Perfis de acesso e tente de novo aqui.',
  'keyForm.problem.noPolicy':
    'As chaves funcionam, mas a VTEX não tem a política comercial {policy} nesta conta. Nada foi guardado. Ela tem: {known}. Um administrador corrige a loja no Slack; depois use um link novo.',
  'keyForm.problem.noInfo':
    'A VTEX não respondeu, ou não existe a conta “{account}”. Não se sabe nada destas chaves e nada foi guardado. Se o nome estiver certo, tente de novo em um minuto: este link ainda vale. Se não estiver, um administrador corrige a loja no Slack; depois use um link novo.',
  'keyForm.problem.moved':
    'Enquanto isso alguém mudou a conta ou a política comercial desta loja. Nada foi guardado. Verifique se as chaves são da conta indicada acima e tente de novo.',
  'keyForm.refusedTitle': 'Isto não funcionou',
  'keyForm.refused.unknown': 'Este link não existe. Nada foi mudado.',
  'keyForm.refused.used':
    'Este link já foi usado. Se foi você, as chaves estão guardadas. Agora nada foi mudado.',
  'keyForm.refused.expired':
    'Este link já acabou: vale dez minutos, e um mais novo o encerra. Nada foi mudado.',
  'keyForm.refused.worn': 'Chaves demais foram testadas com este link. Nada foi mudado.',
  'keyForm.refused.notAllowed': 'Quem pediu este link não é mais administrador deste app. Nada foi mudado.',
  'keyForm.refused.otherBrowser':
    'Este formulário não foi aberto neste navegador, ou os cookies estão desativados. Nada foi mudado. Abra de novo o link do Slack e envie o formulário no mesmo navegador.',
  'keyForm.refused.wrongType': 'Isto não é o que o formulário envia. Nada foi mudado.',
  'keyForm.refused.tooLarge': 'Isso era longo demais para chaves. Nada foi mudado.',
  'keyForm.refused.failed': 'O app não conseguiu fazer isto no momento. Nada foi mudado.',
  'keyForm.refusedNext': 'Para um link novo, digite /tiktok lojas no Slack.',
  'keyForm.savedTitle': 'As chaves estão guardadas',
  'keyForm.saved': 'A VTEX aceita as chaves da conta “{account}”.',
  'keyForm.savedNext':
    'Os produtos estão sendo lidos. Você pode fechar esta página; no Slack, {command} mostra quanto falta.',
};
