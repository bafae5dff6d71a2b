"""What sites say when they do not show the column, in the languages their readers speak.

A phrase decides nothing: columns say these things too. It counts where it stands alone, as a title, a button or a
short line (see `walls` and `paywall`). Each table is small; every alternative is the shortest that means one thing.
"""

import re


def _phrases(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


# English, then German, French, Spanish, Italian, Portuguese, Dutch; Polish, Swedish, Russian, Japanese, Chinese.
MISSING = _phrases(
    r"\b(?:error|fehler|erreur) 4(?:04|10)\b|\b4(?:04|10)\b.{0,20}\b(?:error|not found|gone)|^\W*404\W*$",
    r"\b(?:page|article|story|content|post|file|url)\b.{0,40}\bnot? (?:be )?(?:found|longer (?:available|exists?|"
    r"here))",
    r"\b(?:page|article|story|content)\b.{0,40}\b(?:does(?:n['’]t| not) exist|(?:has|have) (?:moved|been removed|"
    r"expired))",
    r"\b(?:can['’]?t|cannot|could(?:n['’]t| not)) (?:seem to )?"
    r"(?:be found|find (?:that|this|the|your) (?:page|article|story))",
    r"^\W*not found\W*$|\bno longer available\b",
    r"\b(?:seite|artikel|inhalt)\b.{0,40}\b(?:nicht (?:gefunden|mehr verfügbar|vorhanden)|existiert nicht)",
    r"\b(?:page|article)\b.{0,40}\b(?:introuvable|n['’]existe (?:pas|plus)|plus disponible)",
    r"\b(?:página|artículo|contenido)\b.{0,40}\b(?:no (?:encontrad[ao]|existe)|ya no (?:está|existe))",
    r"\b(?:pagina|articolo)\b.{0,40}\b(?:non (?:trovat[ao]|esiste|più disponibile))",
    r"\b(?:página|artigo)\b.{0,40}\b(?:não (?:encontrad[ao]|existe)|já não)",
    r"\b(?:pagina|artikel)\b.{0,40}\b(?:niet (?:gevonden|meer beschikbaar)|bestaat niet)",
    r"^\W*404\b|\bstron[ayę]\b.{0,40}\b(?:nie istnieje|nie została znaleziona|usunięt)|\bnie znaleziono\b|"
    r"\bnie istnieje\b",
    r"\b(?:sidan|artikeln)\b.{0,30}\b(?:finns inte|hittades inte|kunde inte hittas|tagits bort)",
    r"\bстраниц\w*\b.{0,30}\b(?:не найден|не существует|удален|нет\b)|\bтакой страницы нет\b",
    r"(?:ページ|記事).{0,20}(?:見つかりません|存在しません|削除され)|掲載期間が?.{0,6}終了",
    r"(?:页面|頁面|文章|内容).{0,12}(?:不存在|已被?删除|已被?刪除|未找到|找不到)",
    r"\bno (?:hemos )?encontra(?:do|mos) (?:la página|lo que buscabas)|\b(?:enlace|lien|"
    r"link)\b.{0,30}\b(?:roto|cassé|mort)\b",
)
NOBODY = _phrases(
    r"\bdomain\b.{0,40}\b(?:for sale|parked|expired)\b|\bbuy this domain\b|\bwelcome to (?:nginx|apache|caddy)\b",
    r"\bdefault (?:web )?page\b|\bserver is (?:successfully installed|running but no content)|^it works!$",
    r"\baccount (?:has been )?suspended\b|\b(?:site|website) coming soon\b",
    r"\bdomain\b.{0,40}\b(?:zum (?:verkauf|kauf)|à vendre|en venta|in vendita|à venda|te koop)\b",
)
CHECK = _phrases(
    r"\bjust a moment\b|\bone more step\b|\battention required\b|\baccess denied\b|\bpardon our interruption\b",
    r"\bare you (?:a |not a )?(?:human|robot)|\byou(?:['’]re| are)? (?:a )?(?:human|not a (?:ro)?bot)\b",
    r"\bverify(?:ing)? (?:that )?you\b|\bsecurity (?:check|of your connection)\b|\bunusual (?:traffic|activity)\b",
    r"\bchecking your browser\b|\brequest (?:blocked|unsuccessful)\b|\benable javascript and cookies\b|\bforbidden\b",
    r"\bcaptcha\b|\bi(?:['’]m| am) not a robot\b|\b(?:human|bot|robot) (?:verification|check|detection)\b",
    r"\bdon['’]t have permission to (?:access|view)\b",
    r"\bkein roboter\b|\bbrowser wird überprüft\b|\bsicherheits(?:überprüfung|prüfung)\b|\bzugriff verweigert\b",
    r"\bpas un robot\b|\baccès (?:refusé|interdit)\b|\bno eres un robot\b|\bacceso denegado\b",
    r"\bnon essere un robot\b|\baccesso negato\b|\bnão é um rob[oô]\b|\bacesso negado\b",
    r"\bgeen robot\b|\btoegang geweigerd\b",
)
REGION = _phrases(
    r"\bnot available (?:in|from) your (?:region|country|location)\b|\bunavailable (?:for legal reasons|in your)\b",
    r"\bcannot grant access\b.{0,60}\b(?:european|eu|eea)\b|\bin ihrem land\b.{0,20}\bnicht verfügbar\b",
    r"\bpas disponible dans votre (?:pays|région)\b|\bno (?:está )?disponible en tu (?:país|región)\b",
    r"\bnon (?:è )?disponibile nel tuo paese\b|\bnão (?:está )?disponível no seu país\b",
    r"\bniet beschikbaar in (?:jouw|uw|je) (?:land|regio)\b",
)
SIGN_IN = _phrases(
    r"^(?:please )?(?:sign|log) ?in\b|\bforgot(?:ten)? (?:your )?password\b|\benter your (?:e-?mail|user ?name|"
    r"password)\b",
    r"^(?:anmelden|einloggen|login)\b|\bmelden sie sich an\b|\bpasswort vergessen\b",
    r"^(?:connexion|identification|se connecter)\b|\bidentifiez-vous\b|\bmot de passe oublié\b",
    r"^(?:iniciar sesión|accedi|inloggen|entrar|iniciar sessão)\b",
    r"^(?:logowanie|zaloguj|logga in|вход|войти|ログイン|登录|登入|entrar|acceso)\b|ログインして|パスワードを",
)
BROKEN = _phrases(
    r"\b(?:down for|under|scheduled) (?:\w+ )?maintenance\b|\bbe (?:right )?back (?:soon|shortly)\b|\binternal "
    r"server error\b",
    r"\b50[0234]\b.{0,30}\b(?:error|unavailable|gateway|timeout)|\b(?:service|temporarily) un(?:available|able)\b",
    r"\b(?:something went wrong|unexpected error|application error|database connection)\b|\btry again "
    r"(?:later|in a)\b",
    r"\bwartungsarbeiten\b|\bgerade gewartet\b|\bversuchen sie es später\b|\bes ist ein fehler aufgetreten\b",
    r"\b(?:en|in) (?:maintenance|mantenimiento|manutenzione|manutenção)\b|\berreur est survenue\b|\bréessayez\b",
    r"\bint[ée]nt[ae]lo (?:de nuevo|más tarde)\b|\bintentarlo más tarde\b|\briprova più tardi\b|\btente "
    r"(?:novamente|mais tarde)\b",
    r"\bonderhoud\b|\biets mis ?gegaan\b|\bprobeer het later\b",
    r"\bprzerwa techniczna\b|\bspróbuj (?:ponownie )?później\b|\bförsök igen senare\b|\bпопробуйте позже\b",
    r"メンテナンス中|しばらくして(?:から)?.{0,6}(?:再度|もう一度)|系统维护|稍后再试",
)
CONSENT = _phrases(
    r"\bcookies?\b|\bconsent\b|\bpersonal(?:i[sz]ed)? (?:data|information|ads?|advertising|content)\b|\bvendors\b",
    r"\bprivacy (?:policy|settings|notice|choices)\b|\blegitimate interest\b|\bour (?:\d+ )?partners\b|\bgdpr\b",
    r"\b(?:ihre|deine) zustimmung\b|\bzustimmung\b.{0,30}\bwiderruf|\bwerbung und tracking\b|\bpur-?abo\b",
    r"\bstore and/or access\b|\beinwilligung\b|\bdatenschutz\w*|\bpartnern?\b.{0,60}\bdaten\b|\bprivatsphäre\b",
    r"\bdonnées personnelles\b|\b(?:votre|le) consentement\b|\bvie privée\b|\bdatos personales\b|\b(?:tu|el) "
    r"consentimiento\b",
    r"\bprivacidad\b|\bdati personali\b|\bil (?:tuo )?consenso\b|\bdados pessoais\b|\bo (?:seu )?consentimento\b|"
    r"\bprivacidade\b",
    r"\bpersoonsgegevens\b|\btoestemming\b|\bprivacy(?:verklaring|beleid)\b|\bje privacy\b",
    r"\bciasteczk\w*|\bprywatnoś\w*|\bdan(?:e|ych) osobow\w*|\bzgod[ęay]\b.{0,40}\b(?:wycofać|przetwarz)|"
    r"\bsamtycke\b",
    r"\bkakor\b|\bpersonuppgifter\b|\bintegritet\b|\b(?:файл\w*|ваши|ваших|персональн\w*) (?:cookie|данн\w*)\b",
    r"cookie|クッキー|個人情報|プライバシー|隐私|隱私|个人信息|(?:端末|设备).{0,8}(?:情報|信息)",
    r"\b(?:gegevens|données|datos|dati|daten|data|uppgifter|informa\w+)\b.{0,30}"
    r"\b(?:device|gerät|dispositiv\w*|enhet|apparaat|appareil|urządzeni\w*)\b",
    r"\b(?:partn\w+|compan(?:y|ies)|firmen|empresas|vendors?|proveedores|fornitori|leverantör\w*)\b.{0,80}"
    r"\b(?:device|gerät|dispositiv\w*|enhet|apparaat|appareil|urządzeni\w*)\b",
)
AGREE = _phrases(
    r"(?:i )?(?:accept|agree|consent|allow)(?: (?:all|cookies|all cookies|and (?:continue|close|proceed)|to all))*",
    r"(?:reject|decline|refuse)(?: all)?(?: cookies)?|yes,? i(?:['’]?m| am)? (?:happy|agree)|got it",
    r"(?:manage|cookie|privacy|more|change|customi[sz]e)(?: (?:my|your|cookie|privacy))* "
    r"(?:options|preferences|settings|choices|cookies)",
    r"(?:alle[ns]? )?(?:cookies )?(?:akzeptieren|annehmen|zustimmen|ablehnen|accepteren|toestaan|weigeren)(?: "
    r"und weiter)?",
    r"(?:tout (?:accepter|refuser)|(?:j['’])?accepte[rz]?)|acept(?:ar|o)(?: todo| todas)?|rechazar(?: todo)?",
    r"accett(?:a|o)(?: tutt[oi])?|rifiuta(?: tutti)?|aceit(?:ar|o)(?: tudo| todos)?|rejeitar(?: tudo)?",
)
# What stands, alone on its line, where the rest of a column should be.
OFFER = _phrases(
    r"\bsubscri(?:be|ption)\b.{0,60}\b(?:continue|keep reading|read (?:more|on|the (?:rest|full))|unlock|full "
    r"(?:article|access))",
    r"\bto (?:continue|keep) reading\b|^\W*(?:continue|keep) reading (?:with|for) ",
    r"\balready (?:a |have )?(?:an? )?(?:subscriber|member|subscribed|"
    r"subscription)\b",
    r"\bunlock this (?:article|story)|\bto read (?:this|the (?:full|whole)) (?:article|story|column)\b",
    r"\b(?:article|story|content|column) is (?:only )?(?:for|available to|reserved for|exclusive to) "
    r".{0,30}(?:subscribers|members)\b",
    r"\b(?:log|sign) in (?:or (?:subscribe|register) )?to (?:continue|read)|\bregister (?:for free )?to "
    r"(?:continue|read)",
    r"\byou(?:['’]ve| have) (?:reached|read|used) .{0,40}\b(?:free|limit)",
    r"\bweiter(?:zu)?lesen mit\b|\bmit .{0,20}abo weiterlesen|\bjetzt weiterlesen\b|\b(?:um|jetzt) "
    r".{0,60}\bweiterzu?lesen\b",
    r"\bschon (?:ein )?abo\b|\babonnieren und weiterlesen\b|\bbereits abonnent",
    r"\breste .{0,12}% (?:de cet article )?à lire\b|\bréservée?s? aux abonnés\b|\bdéjà abonné",
    r"\bpara (?:seguir|continuar) (?:leyendo|a ler)\b|\b(?:ya|já) (?:eres|é) (?:suscriptor|assinante)|\b(?:solo|"
    r"só) para (?:suscriptores|assinantes)\b",
    r"\bper continuare a leggere\b|\bsei già abbonat|\briservat[oa] agli abbonati\b",
    r"\bom (?:verder|door) te lezen\b|\bal (?:een )?abonnee\b|\balleen voor abonnees\b",
    r"\bczytaj dalej (?:w|z)\b|\bpozostało.{0,12}% |\bläs (?:hela|vidare) .{0,30}\bprenumer",
    r"続きを読むには|続きを(?:お読み|読む)|残り[：:]?\s?[\d,]+\s?文字|(?:阅读|解锁|查看)(?:全文|更多)|后可?继续阅读|剩余.{0,6}[%％]",
    r"\bresto\b.{0,30}\b(?:para|per|é para|è per) (?:quem|chi)\b|\bto view this\b.{0,30}\b(?:must be|become)\b",
    r"\b(?:become|be) a (?:patron|member|supporter) to\b|\bto access this (?:post|content|article)\b",
    r"\bчтобы (?:про|до)?(?:должить )?читать\b|\bпродолж\w+ чтение\b|\bуже подпис\w+|\bоформите подписк\w+",
    r"\b(?:bli|redan) prenumerant\b|\bfor(?: at|tsætte?(?: med)? at) læse\b|\bfor å lese\b|"
    r"\b(?:vill? du|för att) (?:läsa|læse|lese) (?:vidare|videre|mere?|hela|hele)\b|\bfortsät\w+ läsa\b|"
    r"\bfortset\w+ å lese\b|\b(?:allerede|bliv|bli) abonnent\b",
    r"\b(?:læs|les) (?:hele|videre|resten)\b.{0,30}\b(?:abonn|medlem|tilgang)|"
    r"\blees (?:het )?(?:hele|volledige|verder)\b.{0,30}\b(?:abonn|lid\b)",
    r"\bjatka\w* lukemista\b|\blukeaksesi\b|\boletko jo tilaaja\b|\bpokračov\w+.{0,40}\bpředpla|"
    r"\bpředpla\w+.{0,40}\b(?:číst|čtení|pokračov)|\bu[žz] (?:máte předplatné|jste předplatitel)",
    r"\b(?:assin|subscrev)\w+.{0,20}\b(?:continu|ler\b|leia\b)|\bolvas\w*.{0,40}\belőfizet|\belőfizet\w*.{0,40}\bolvas|"
    r"\bmár előfizető",
    r"\bdevamını (?:oku|gör)|\bokumaya devam\b|\babone misiniz\b|계속 ?(?:읽|보)|이어 ?(?:읽|보)|전문을? ?(?:읽|보)|"
    r"이미 구독",
    r"(?:会员|订阅|登录|付费).{0,6}(?:继续阅读|阅读全文)|已是会员",
)
# Whom a site keeps its text for, and that it does: two words of one short line, in either order.
_WHO = (
    r"(?:subscriber|\bmember|paying|patron|abonn|mitglied|zahlend|abbonat|suscriptor|socio|assinante|membro|"
    r"\blid\b|\bleden|"
    r"prenumer|subskryb|подписчик|tilaaj|předplatitel|předplacen|előfizet|\babone|구독자|회원|유료|会員|購読者|订阅|会员|付费)"
)
_ONLY = (
    r"(?:only|exclusive|nur\b|exklusiv|réservé|uniquement|solo\b|sólo|exclusivo|riservat|solamente|apenas|só\b|tylko|"
    r"wyłącznie|alleen|exclusief|endast|bara\b|låst|\bkun\b|forbeholdt|\bvain\b|\bjen\b|pouze|csak\b|kizárólag|"
    r"sadece|yalnız|özel\b|전용|한정|только|限定|のみ|专享|专属|需付费|仅限)"
)
EXCLUSIVE = _phrases(
    r"\bfür abonnent(?:en|innen)\b|\bfor (?:paid|paying|premium) (?:subscribers|members)\W*$",
    r"\b(?:this|art[ií][ck]\w*|artig[ol]\w*|artikkel\w*|saken|historien|story|text\w*|inhalt\w*)\b.{0,12}"
    r"\b(?:is|er|är|ist|est|es|è|é)\b.{0,12}"
    rf"\b(?:for|för|voor|für|pour|para|per)\b.{{0,12}}{_WHO}(?:\w* {_ONLY})?",
    rf"{_ONLY}.{{0,40}}{_WHO}|{_WHO}.{{0,25}}{_ONLY}",
)
# The name of a button that gives consent, or refuses it.
AGREES = _phrases(
    r"^(?:i |ich |j['’])?(?:accept|agree|consent|allow|akzept|zustimm|einverstanden|acept|aceit|accett|akceptuj|"
    r"zgadzam|godkänn|tillåt|akkoord|d['’]accord|принять|соглас|reject|decline|refus|ablehn|nur das nötigste|rechaz|"
    r"rejeit|rifiut|weiger|odrzu|avvisa|neka\b|отклон|отказ)",
    r"^(?:alle[sn]?|tout|cookies) (?:akzept|accept|toestaan|zustimm|refus)|同意|拒否|拒绝|拒絕|接受|許可|允许",
)
# The name of a button that sells the rest.
SUBSCRIBES = _phrases(
    r"\bsubscri(?:be|ption)|\babonn|\bsuscr|\bassin[ea]|\bprenumer|\bsubskryb|подпис|購読|订阅|訂閱|\bunlock\b|"
    r"\b(?:free )?trial\b|\bupgrade\b|解锁|会員|předpla|\btilaa\b|\btilau|előfizet|\babone\b|구독|开通|会员",
)
# The name of a link or a button to sign in.
LOGS_IN = _phrases(
    r"\b(?:log|sign) ?in\b|\blogg(?:a in| inn)\b|\blog ind\b|\banmelden\b|\beinloggen\b|\bconnexion\b|\bse connecter\b|"
    r"\bconnectez-vous\b|\binicia(?:r)? sesi[óo]n\b|\baccedi\b|\blog in\b|\binloggen\b|\blogin\b|\biniciar sessão\b",
    r"\bzaloguj|\bpřihl[aá]s|\bkirjaudu\b|\bbelép|\bjelentkezz|\bgiriş yap|"
    r"\bво(?:йти|йдите)\b|ログイン|登录|登入|로그인",
)
READ_MORE = _phrases(r"\W*(?:read|see) more\W*")
CONTINUE = _phrases(
    r"(?:continue reading|keep reading|read (?:the )?(?:full|whole|entire|rest of the) (?:article|story|column|post)|"
    r"(?:jetzt )?weiterlesen|(?:lire )?la suite|lire (?:la suite|l['’]article)(?: .{0,20})?|seguir leyendo|leer "
    r"(?:más|completo)|"
    r"continua(?:r)? a (?:leggere|ler)|leggi tutto|ler mais|verder lezen|lees (?:meer|verder))"
)
CHALLENGE = re.compile(
    r"cf-challenge|challenge-(?:form|running|platform|error)|g-recaptcha|h-captcha|px-captcha|captcha-box|datadome|"
    r"cf-turnstile"
)
WALL_NAME = re.compile(
    r"(?:^|[\s_-])(?:paywall\w*|pay-wall|regwall|subscriber-only|premium-wall|meter-?wall|piano-(?:offer|inline)|"
    r"tp-modal|"
    r"article-gate|subscribe-wall|locked-content)"
)
NO_RESULTS = _phrases(
    r"\bsearch results?\b|\bno results\b|\bsuchergebnis",
    r"\brésultats? de (?:la )?recherche\b|\bresultados de\b|\brisultati\b|\bzoekresultaten\b",
)
