"""The sentences that `planted_texts` makes its texts of."""

from fractions import Fraction

from domain.checking.finding import FindingKind
from support.planted_texts import KINDS, KOMMUNER, Numbers, clean, n, p, planted


def moved(x: Numbers, kind: str) -> str:
    return "minskade" if x.persons[kind, x.year] < x.persons[kind, x.before] else "ökade"


def wrong_way(x: Numbers, kind: str) -> str:
    return "ökade" if x.persons[kind, x.year] < x.persons[kind, x.before] else "minskade"


def apart(x: Numbers, kind: str) -> int:
    return abs(x.persons[kind, x.year] - x.persons[kind, x.before])


def kind_of(x: Numbers) -> str:
    return x.rng.choice(list(KINDS))


def other_name(x: Numbers) -> str:
    return x.rng.choice([name for code, name in KOMMUNER.items() if code != x.code])


def of_name(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def points(x: Numbers, kind: str) -> str:
    """The exact difference, as the program prints it."""
    return p(abs(x.share(kind, x.year) - x.share(kind, x.before)))


# --- clean: figures of the program ---


@clean
def _(x: Numbers) -> str:
    return f"År {x.year} försörjdes {n(x.total(x.year))} helårspersoner i {x.name}, {p(x.total_share(x.year))} % av befolkningen 20–64 år."


@clean
def _(x: Numbers) -> str:
    return (
        f"Av dem hörde {n(x.ill(x.year))} till ohälsa: {n(x.persons['sjukpenning', x.year])} med sjukpenning och "
        f"{n(x.persons['ersattning', x.year])} med sjuk- och aktivitetsersättning."
    )


@clean
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"Antalet helårspersoner med {KINDS[k]} {moved(x, k)} från {n(x.persons[k, x.before])} till {n(x.persons[k, x.year])} mellan {x.before} och {x.year}."


@clean
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"Andelen med {KINDS[k]} {moved(x, k)} från {p(x.share(k, x.before))} till {p(x.share(k, x.year))} procent {x.year}, alltså med {points(x, k)} procentenheter."


@clean
def _(x: Numbers) -> str:
    return f"På andelen med ohälsa låg kommunen på plats {x.place[x.year]} av 290 år {x.year} (plats {x.place[x.before]} året innan)."


@clean
def _(x: Numbers) -> str:
    return (
        f"Under {x.year} kom {x.cases[x.year]} ärenden i LOTS, {x.women} kvinnor och {x.cases[x.year] - x.women} män."
    )


@clean
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"{n(x.persons[k, x.year])} helårspersoner hade {KINDS[k]} {x.year}; året innan var det {n(x.persons[k, x.before])}."


@clean
def _(x: Numbers) -> str:
    share = Fraction(100 * x.ill(x.year), x.total(x.year))
    return f"Ohälsan står för {n(x.ill(x.year))} av {n(x.total(x.year))} helårspersoner {x.year}, vilket motsvarar {p(share)} procent."


@clean
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"Försörjningen genom {KINDS[k]} motsvarar {p(x.share(k, x.year))} % av befolkningen ({p(x.share(k, x.before))} % {x.before})."


@clean
def _(x: Numbers) -> str:
    return f"I riket är andelen {p(x.country)} procent, och skillnaden mot {x.name} har varit ungefär lika stor sedan 2014."


@clean
def _(x: Numbers) -> str:
    return f"Drygt {x.cases[x.year] // 10 * 10} ärenden har lotsats under året, och knappt hälften gällde unga under 30 år."


@clean
def _(x: Numbers) -> str:
    return f"Sammanlagt 24 deltagare skrevs in: 11 från försörjningsstöd, 8 från Arbetsförmedlingen och 5 från vården ({x.before}–{x.year})."


@clean
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"Det är {apart(x, k)} {'färre' if x.persons[k, x.year] < x.persons[k, x.before] else 'fler'} helårspersoner med {KINDS[k]} än {x.before}."


@clean
def _(x: Numbers) -> str:
    return f"En av fyra (25 %) av dem som svarade på enkäten {x.year} hade stöd från tre eller flera parter."


# --- clean: numbers that are no figures ---


@clean
def _(x: Numbers) -> str:
    return f"Gruppen träffades den 14 mars och den 2 oktober {x.year} kl. 13.00–16.00 i kommunhuset i {x.name}."


@clean
def _(x: Numbers) -> str:
    return "Den som varit sjukskriven i mer än 60 dagar ska erbjudas ett gemensamt möte senast dag 75."


@clean
def _(x: Numbers) -> str:
    return "Insatsen riktar sig till unga 16–24 år som inte arbetar eller studerar, i första hand 18- och 19-åringar."


@clean
def _(x: Numbers) -> str:
    return "Enligt lagen om finansiell samordning (2003:1210) 7 § ska förbundet besluta om mål och riktlinjer, se bilaga 2 och avsnitt 3.4."


@clean
def _(x: Numbers) -> str:
    return f"Målet är att 30 personer ska ha gått vidare till arbete eller studier vid utgången av {x.year + 2}."


@clean
def _(x: Numbers) -> str:
    return "Två utbildningsdagar per termin och en handledare på halvtid beräknas kosta 450 000 kronor per år."


@clean
def _(x: Numbers) -> str:
    return "Alla fyra parter står bakom förslaget, och tre av dem har redan utsett en kontaktperson."


@clean
def _(x: Numbers) -> str:
    return "Väntetiden till en första bedömning är i dag sex till åtta veckor, ibland upp till tre månader."


@clean
def _(x: Numbers) -> str:
    return f"Underlaget finns i tabell 4 på sidan 12 i kommunprofilen för {x.year} och i diagram 7."


@clean
def _(x: Numbers) -> str:
    return "Samverkan sker vid behov varannan vecka, och varje kvartal följs arbetet upp av LSG."


@clean
def _(x: Numbers) -> str:
    return f"Frågor besvaras av samverkanskoordinatorn, telefon 0950-166 00, diarienummer 2022/118, beslut 2022-06-{x.rng.randint(10, 28)}."


@clean
def _(x: Numbers) -> str:
    return "Ungefär hälften av deltagarna behöver stöd i mer än ett år, och många har både fysiska och psykiska besvär."


@clean
def _(x: Numbers) -> str:
    return "En vanlig väg in är via vårdcentralen; därefter tar det 2–3 möten innan en plan är klar."


@clean
def _(x: Numbers) -> str:
    return f"Sjukskrivningar med diagnos F43 ökade i hela länet under {x.before}, också bland män över 50 år."


@clean
def _(x: Numbers) -> str:
    return "Projektet har 8 platser i arbetsträning och 4 platser i språkpraktik, och alla var fyllda i maj."


@clean
def _(x: Numbers) -> str:
    return (
        f"Under pandemin (covid-19) ställdes 5 av 12 planerade träffar in, men under {x.year} har alla kunnat hållas."
    )


# --- clean: words ---


@clean
def _(x: Numbers) -> str:
    return (
        "Personer med sammansatta behov möter ofta flera parter, var och en för sig, och ingen tar ansvar för helheten."
    )


@clean
def _(x: Numbers) -> str:
    return f"Jämfört med {other_name(x)} är ohälsan högre, men arbetslösheten lägre."


@clean
def _(x: Numbers) -> str:
    return f"Modellen har prövats i {other_name(x)} med goda erfarenheter, och ett studiebesök är planerat."


@clean
def _(x: Numbers) -> str:
    return "Handläggarna efterfrågar en gemensam rutin för kartläggning, och vården vill ha en väg in till kommunen."


@clean
def _(x: Numbers) -> str:
    return "Arbetslösheten har minskat, men de som är kvar behöver stöd under längre tid; behovet av samverkan ökar."


@clean
def _(x: Numbers) -> str:
    return f"{of_name(x.name)} kommun svarar för arbetsträningsplatser, Försäkringskassan kallar och Region Västerbotten utser en rehabkoordinator."


@clean
def _(x: Numbers) -> str:
    return "Norrlands universitetssjukhus i Umeå och hälsocentralen deltar genom sina rehabkoordinatorer."


@clean
def _(x: Numbers) -> str:
    return "Kvinnor är oftare sjukskrivna än män, och män är oftare utan arbete; skillnaden har minskat under flera år."


@clean
def _(x: Numbers) -> str:
    return "Andelen som går vidare till studier har stigit, medan antalet avbrott är oförändrat."


# --- planted ---

K = FindingKind


@planted(K.POINTS)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Andelen minskade från {p(a)} till {p(b)} %, en minskning på {p(a - b)} %."


@planted(K.POINTS)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Jämfört med {x.before} ökade andelen med {p(a - b)} procent, från {p(b)} till {p(a)} procent."


@planted(K.POINTS)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"År {x.before} var andelen {p(a)} % och {x.year} var den {p(b)} %. Det är en nedgång med {p(a - b)} %."


@planted(K.POINTS)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Andelen är nu {p(b)} % mot {p(a)} % året innan, alltså {p(a - b)} % lägre."


@planted(K.DIFFERENCE)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    return f"Antalet ärenden hos kommunen minskade från {n(a)} till {n(b)}, det vill säga med {n(a - b + x.rng.choice((-3, 2, 10)))}."


@planted(K.DIFFERENCE)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    wrong = Fraction(100 * (a - b), b) + 2
    return f"Antalet inskrivna minskade från {n(a)} till {n(b)}, en minskning med {p(wrong, 0)} procent."


@planted(K.DIFFERENCE)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Andelen sjönk från {p(a)} till {p(b)} procent, alltså med {p(a - b + Fraction(7, 10))} procentenheter."


@planted(K.DIRECTION)
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"Antalet helårspersoner med {KINDS[k]} {wrong_way(x, k)} från {n(x.persons[k, x.before])} till {n(x.persons[k, x.year])}."


@planted(K.DIRECTION)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Andelen minskade till {p(a)} % jämfört med {p(b)} % året innan."


@planted(K.DIRECTION)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    return f"Mellan {x.before} och {x.year} ökade antalet hushåll med försörjningsstöd över lång tid, från {n(a)} till {n(b)}."


@planted(K.DIRECTION)
def _(x: Numbers) -> str:
    return f"Antalet avslutade ärenden minskade under perioden (+{x.rng.randint(11, 60)})."


@planted(K.TIMES)
def _(x: Numbers) -> str:
    low = Fraction(x.rng.randint(41, 88), 10)
    high = low * Fraction(x.rng.randint(160, 194), 100)
    return f"Ohälsan är mer än dubbelt så hög som i riket, {p(high)} mot {p(low)} procent."


@planted(K.TIMES)
def _(x: Numbers) -> str:
    high = x.rng.randint(50, 90)
    return f"Antalet väntande har halverats under året, från {high} till {high * 3 // 4}."


@planted(K.TIMES)
def _(x: Numbers) -> str:
    low = Fraction(x.rng.randint(41, 88), 10)
    return f"Kvinnors andel är tre gånger så hög som mäns: {p(low * 2)} % jämfört med {p(low)} %."


@planted(K.TIMES)
def _(x: Numbers) -> str:
    low = Fraction(x.rng.randint(41, 88), 10)
    return f"I {x.name} är andelen {p(low * Fraction(15, 10))} %. Det är dubbelt så mycket som rikets {p(low)} %."


@planted(K.SUM)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    return f"Det gällde {n(a)} kvinnor och {n(b)} män, totalt {n(a + b + x.rng.choice((-2, 1, 3, 10)))}."


@planted(K.SUM)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    return f"Kommunen tog emot {n(a + b - x.rng.choice((1, 4, 9)))} ansökningar, varav {n(a)} kvinnor och {n(b)} män."


@planted(K.SUM)
def _(x: Numbers) -> str:
    return f"Tillsammans {31 + x.rng.choice((-2, 1, 2))} deltagare kom: 14 från försörjningsstöd, 9 från Arbetsförmedlingen och 8 från vården."


@planted(K.SUM)
def _(x: Numbers) -> str:
    return f"De målgrupper som räknas är 72 + 27 + 33 + 36 = {168 + x.rng.choice((-10, 1, 9))} personer."


@planted(K.SHARE)
def _(x: Numbers) -> str:
    return f"Mer än hälften ({p(Fraction(x.rng.randint(380, 490), 10))} %) av deltagarna är kvinnor."


@planted(K.SHARE)
def _(x: Numbers) -> str:
    return f"En av fem av de inskrivna, {x.rng.choice((11, 13, 27, 31))} procent, har väntat i mer än två år."


@planted(K.SHARE)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    wrong = Fraction(100 * b, a) + x.rng.choice((-4, 5, 9))
    return f"Av ärendena ledde {n(b)} av {n(a)} till en plan, vilket motsvarar {p(wrong)} procent."


@planted(K.SHARE)
def _(x: Numbers) -> str:
    return f"Var tredje deltagare ({x.rng.choice((19, 24, 41, 48))} %) har gått vidare till arbete."


@planted(K.SHARE_AS_NUMBER)
def _(x: Numbers) -> str:
    return f"Antalet personer utan gymnasieutbildning är {p(Fraction(x.rng.randint(60, 190), 10))} procent bland de inskrivna."


@planted(K.SHARE_AS_NUMBER)
def _(x: Numbers) -> str:
    a, b = _counts(x)
    return f"Andelen långtidsarbetslösa ökade från {n(b)} till {n(a)} personer mellan åren."


@planted(K.SHARE_AS_NUMBER)
def _(x: Numbers) -> str:
    return f"Andelen unga utan sysselsättning uppgick till {n(x.rng.randint(120, 640))} vid årets slut."


@planted(K.SHARE_AS_NUMBER)
def _(x: Numbers) -> str:
    a, b = _percents(x)
    return f"Antalet sjukskrivna minskade från {p(a)} till {p(b)} procent."


@planted(K.PEOPLE)
def _(x: Numbers) -> str:
    return f"År {x.year} försörjdes {p(x.total_share(x.year))} % av invånarna genom ersättningar och bidrag."


@planted(K.PEOPLE)
def _(x: Numbers) -> str:
    return f"Totalt försörjdes {n(x.total(x.year))} personer i kommunen {x.year}."


@planted(K.PEOPLE)
def _(x: Numbers) -> str:
    return f"Under året försörjdes {p(Fraction(x.rng.randint(80, 170), 10))} procent av kvinnorna i åldern 20–64 år."


@planted(K.PEOPLE)
def _(x: Numbers) -> str:
    return f"Vid mätningen var {x.rng.randint(120, 400)} personer kända i flera system."


@planted(K.DIFFERS)
def _(x: Numbers) -> str:
    k = kind_of(x)
    return f"År {x.year} hade {n(_off(x, x.persons[k, x.year]))} helårspersoner {KINDS[k]}."


@planted(K.DIFFERS)
def _(x: Numbers) -> str:
    k = kind_of(x)
    return (
        f"Under {x.year} motsvarade {KINDS[k]} {p(x.share(k, x.year) + Fraction(2, 10))} % av befolkningen i {x.name}."
    )


@planted(K.DIFFERS)
def _(x: Numbers) -> str:
    return f"Tillsammans har parterna lämnat {_off(x, x.cases[x.year])} ärenden i LOTS under {x.year}."


@planted(K.DIFFERS)
def _(x: Numbers) -> str:
    return f"År {x.year} låg {x.name} på plats {x.place[x.year] + x.rng.choice((-7, -3, 4, 8))} för ohälsa bland landets kommuner."


@planted(K.DIFFERS)
def _(x: Numbers) -> str:
    return f"Försörjningen {x.year} var {n(_off(x, x.total(x.year)))} helårspersoner i {x.name}."


@planted(K.HIDDEN)
def _(x: Numbers) -> str:
    return f"Av årets ärenden i LOTS gällde {x.few} ärenden unga i LOTS {x.year}."


@planted(K.HIDDEN)
def _(x: Numbers) -> str:
    words = {2: "två", 3: "tre", 4: "fyra"}
    return f"Bara {words[x.few]} unga ärenden i LOTS kom från skolan {x.year}."


@planted(K.OTHER_AREA)
def _(x: Numbers) -> str:
    return f"I {other_name(x)} är det svårt att få tid hos vårdcentralen, och många väntar länge."


@planted(K.OTHER_AREA)
def _(x: Numbers) -> str:
    return f"{of_name(other_name(x))} kommun behöver fler platser för arbetsträning."


@planted(K.OTHER_AREA)
def _(x: Numbers) -> str:
    return f"Försäkringskassan och socialtjänsten i {other_name(x)} saknar en gemensam rutin."


def _percents(x: Numbers) -> tuple[Fraction, Fraction]:
    """A higher and a lower share as they are printed; a change in percent is not the same number."""
    low = Fraction(x.rng.randint(21, 160), 10)
    return low + Fraction(x.rng.randint(4, 19), 10), low


def _counts(x: Numbers) -> tuple[int, int]:
    low = x.rng.randint(24, 240)
    return low + x.rng.randint(12, 90), low


def _off(x: Numbers, value: int) -> int:
    return value + x.rng.choice((-1, 1)) * max(2, value // 25)
