"""The months by name, long and short, in the languages papers are read in: the one table of them."""

import unicodedata

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Their English names, to write a day with."""

# Nominative and genitive as dates have them. Of Croatian the genitives: its lip, srp and lis are other months than
# those of its neighbours, and so is its listopada (see `reader.page.date_forms`).
_NAMES = (
    "january jan jaan січ яну januar jän jänner januari janvier janv enero ene gennaio gen janeiro stycznia styczeń "
    "sty stycz ianuarie ian gener jaanuar január januára ledna leden led tammikuuta tammikuu tammi ocak oca января "
    "январь янв січня січень януари ιανουαρίου ιανουάριος ιαν "
    "siječnja يناير ינואר",
    "february feb veebr лют februar february febr februari février fevrier févr fév fevr febrero febbraio fevereiro "
    "fev lutego luty lut februarie febrer veebruar február februára února únor úno helmikuuta helmikuu helmi şubat "
    "şub февраля февраль фев февр лютого лютий февруари φεβρουαρίου φεβρουάριος φεβ "
    "veljače فبراير פברואר",
    "march mar бер mär märz maerz mars mrz marzo março marco maart mrt marts marca marzec marz martie març märts "
    "március márc března březen bře maaliskuuta maaliskuu maalis mart марта март мар березня березень μαρτίου μάρτιος "
    "μαρ maret "
    "ožujka مارس מרץ",
    "april apr кві avril avr abril abr aprile kwietnia kwiecień kwi aprilie aprill április ápr apríla apríl dubna "
    "duben dub huhtikuuta huhtikuu huhti nisan nis апреля апрель апр квітня квітень април απριλίου απρίλιος απρ "
    "travnja أبريل ابريل אפריל",
    "may mai тра mayo maggio mag maio mei maj maja maig május máj mája května květen kvě toukokuuta toukokuu touko "
    "mayıs мая май травня травень μαΐου μαίου μάιος μαι "
    "svibnja مايو מאי",
    "june jun чер juni juin junio giugno giu junho czerwca czerwiec cze iunie iun juny juuni június jún júna června "
    "červen čvn kesäkuuta kesäkuu kesä haziran haz июня июнь июн червня червень юни ιουνίου ιούνιος ιουν "
    "lipnja يونيو יוני",
    "july jul лип juli juil juillet julio luglio lug julho lipca lipiec lip iulie iul juliol juuli július júl júla "
    "července červenec čvc heinäkuuta heinäkuu heinä temmuz tem июля июль июл липня липень юли ιουλίου ιούλιος ιουλ "
    "srpnja يوليو יולי",
    "august aug сер août aout agosto ago augustus augusti sierpnia sierpień sie agost augusztus augusta srpna srpen "
    "srp elokuuta elokuu elo ağustos ağu августа август авг серпня серпень αυγούστου αύγουστος αυγ agustus agt "
    "kolovoza أغسطس אוגוסט",
    "september sep вер сеп sept septembre septiembre settembre set setembro setembre septembrie wrzesień września wrz "
    "szeptember szept septembra září zář syyskuuta syyskuu syys eylül eyl сентября сентябрь сен сент вересня вересень "
    "септември σεπτεμβρίου σεπτέμβριος σεπ "
    "rujna سبتمبر ספטמבר",
    "october oct жов oktober okt octobre octubre ottobre ott outubro out października październik paź octombrie "
    "oktoober október októbra října říjen říj lokakuuta lokakuu loka ekim eki октября октябрь окт жовтня жовтень "
    "октомври οκτωβρίου οκτώβριος οκτ "
    "أكتوبر אוקטובר",
    "november nov лис ное novembre noviembre novembro listopada listopad lis noiembrie noi novembra listopadu "
    "marraskuuta marraskuu marras kasım kas ноября ноябрь ноя нояб листопада листопад ноември νοεμβρίου νοέμβριος νοε "
    "studenoga studenog nopember نوفمبر נובמבר",
    "december dec dets pro гру dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des "
    "grudnia grudzień gru decembrie desembre detsember decembra prosince prosinec joulukuuta joulukuu joulu aralık "
    "ara декабря декабрь дек грудня грудень декември δεκεμβρίου δεκέμβριος δεκ "
    "prosinca ديسمبر דצמבר",
)


def _bare(name: str) -> str:
    """A name in lower case without its accents, as capitals and careless hands leave them out."""
    if name.isascii():
        return name.lower()
    apart = unicodedata.normalize("NFD", name.lower()).replace("ı", "i")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_NUMBERS = {_bare(name): number for number, names in enumerate(_NAMES, 1) for name in names.split()}
MONTH = "|".join(sorted({name for names in _NAMES for name in names.split()}, key=len, reverse=True))
"""Any of the names, as a pattern."""

_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui "
    "sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag mån tis ons tor tors fre lör sön "
    "pondělí úterý středa čtvrtek pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ke pe la su "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar luni marți miercuri joi vineri sâmbătă duminică "
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа четвер п'ятниця субота неділя"
)
WEEKDAY = "|".join(
    [*sorted(set(_DAYS.split()), key=len, reverse=True), "(?:星期|周)[一二三四五六日天]", "[月火水木金土日]曜日?"]
)
"""Any day of the week, long or short, as a pattern; a short one alone may be a name or a word."""


def month_number(name: str) -> int:
    """1 to 12; 0 if the word is the name of no month."""
    return _NUMBERS.get(_bare(name), 0)
