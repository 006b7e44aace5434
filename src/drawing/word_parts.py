"""The words that this field's long words are made of (*ordled*): where a compound is broken first."""

_STEMS = """
    adress akademi aktivering aktivitet aktualisering aktör alkohol allians allmän ambition analys andel anhörig
    anhöriga anknytning anläggning anländ anmälan anmälare anmälning anmält anmärkning anordnar anordnare anpassad
    anpassning ansats ansikte anskaffare anskaffning anslag ansluten anslutna anslutning anspråk anstalt
    anställning ansvar ansvarig ansökan antagande antal användar användare användning arbet arbetar arbete
    arbetsgång ark arkiv artikel arvode assistans assistent attityd avbrott avdelad avdelning avdrag avgift avgång
    avgörande avhopp avhoppad avhoppare avläsning avlösning avsedd avsikt avslag avslut avsnitt avstånd avtal
    avveckling avvikelse avvägning bakgrund balk barn begränsad behandling behov behörighet bekämpning belagd
    belopp bered beredning beredskap beroende beräkning berättelse beskattning beskrivning beslut beslutande
    bevakning bidrag bilaga bilagor bild bildning bistånd biträde blad blankett boende bokförd bokföring bokslut
    bolag bortfall bostad brott brukar budget budgetering bygd bygg byggnad byte början cell central chef coach dag
    dagar dagis data dator datum del delning deltagande deltagar deltagare diagnos diagram direktör dokument dygn
    dödsfall effekt effektivitet efterfrågan efterlevnad ekonom ekonomi ekonomisk ekosystem ekvivalent elev energi
    enhet erfarenhet ersättare ersättning ersättningar etablering examen exempel expert faktor fall familj fas
    fattigdom figur fil finans fler flykting flytt folk fond form forskning forum fotnot framsteg frivård främjande
    fråga frånvaro fullmäktig fullmäktige funktion fält fängelse född födelse följning följsam fönster förbund
    fördelning fördjupning förebyggande förening föreskrift företag författning förhållande förlagd förmedlare
    förmedling förmåga förmån förordning förslag försäkring försörjande försörjning förteckning förvaltning
    förvaring föräldra förändring garanti gemensam genomsnitt giltig givar givare glesbygd godkännande grad
    granskning grund grundande grupp gräns gymnasie gymnasium gymnast gång halv handikapp handledare handledning
    handling handläggar handläggare handläggning hel hem hinder hindrad historik hjul hjälp hot hus huvud huvudman
    hälsa hälso hämtning hänvisning häst håll hög idrott inbetalning indikator inflytande inflyttning information
    införande ingång initierande inkomst inkomster inläsning innehav innehåll inrikes inrikesfödd inriktad
    inriktade inriktning insamling insats inskriven inskrivna inskrivning inspektion inspektör instans institut
    institution insyn integration intervju intresse introduktion inträde intyg intäkt intäkter invandrar
    inventering invånar invånare jobb jobbcoach jour jämförande jämförbar jämförelse jämställd jämställdhet kalkyl
    kamrat kapacitet kapitel kartläggning kassa katalog kedja klass klient knapp kod kollektiv kolumn kommentar
    kommun kommunal kommunikation konferens konsekvens kontakt kontant konto kontor kontrakt konvention koordinator
    kopia kopiering kopior kort kostnad kraft krav krets kriminal kris krona kronor kunskap kurator kvalitet
    kvartal kvinno kvinnor kvot kvälls käll källa kön lag lagring lagstiftning lagtext land led ledamot ledar
    ledare ledig ledning linje lista listor liv lokal lots läge läkar läkare län längd läsbar läsning låg lång lön
    löne lös löshet lösning mall man mapp marknad matchning medel median medicin medicinsk medlem medlemm medverkan
    mellan mening meny miljö minister ministerium minne minskning missbruk missbrukare misslyckande modell
    motiverande mottagar mottagare mottagning myndighet mängd människo mät mätning mål mån månad mått möjlighet
    möte möten namn nationell natt natur nedladdning nedsatt nedsättning nivå norm nu nummer ny nyckel nytta nytto
    nämnd nämnder nät nöd oförmåga ohälso olycka olycksfall ombud ombudsman ombyggnad omfattning omgång omläggning
    område omsorg omställning omsättning omvandling omvärld operation ord ordförande ordination ordning organ
    organisation orienterad orienterande orsak ort part parter patient pedagog penning pension period person
    personal perspektiv plan planering plats platser plikt policy polis politik politisk population praktik
    prevention primär princip prioritering problem problematik procent process profil prognos program programm
    projekt protokoll prov provning prövning prövotid psykiatri psykiatrisk punkt rad rader rapport redogörelse
    redovisning referens region regional register rehab rehabilitering rekommendation relaterad remiss remitterad
    resultat resurs revision revisor riks risk rubrik rum rund ruta rutin rutor räkenskap räkning rätt rätts råd
    rådgivare rådgivning samarbete samband samhäll samlad sammanfattning sammanställning samordnar samordnare
    samordning samtal samverkan sanering satsning sekreterare sekretess sektion sektor seminarium serie service
    sida siffra sjuk själv självmord självständig skada skade skatt skillnad skjuts skol skola
    skott skrivbar skrivelse skriven skrivna skrivning skuld skydd skyddat slag slut sluten social specialist
    spridning språk stad stads standard start stat statistik status steg stiftning stig stimulans struktur studie
    styr styrelse ställe ställning stämma stängning stöd stödjare svar svår syfte sysselsättning system säker
    säkerhet säkring sätt söka sökande söking tabell tagare tal team teknik tendens terapeut text tid tids tiggande
    till tillfälle tillskott tillstånd tillväxt tillägg timmar timme ting titel tjänst tjänste trainee trygghet
    träning tröskel typ tystnad tätort undantag underhåll underlag underskott underskrift undersökning undervisning
    ung ungdom uppdatering uppdelad uppdrag uppehåll uppfylld uppfyllelse uppföljning uppgift uppgifter uppgång
    uppmärksam uppsats uppställning uppsägning uppsökande uppväxt ursprung utanförskap utbetalning utbildning utbud
    utbyte utfall utflyttning utgift utgifter utgivare utgång utkast utlåtande utredare utredning utrikes
    utrikesfödd utrustning utrymme utsatt utsatthet utskick utskott utskrift utslag uttag uttalande utvecklare
    utveckling utvärderare utvärdering utökning utövning vaccination variation vecka verk verksamhet version
    villkor vuxen väg vägledare vägledning värd värde värld våld vård vårdnad yrke yta ägare äldre ämne ändring
    ärende ärenden ålder åldrar år åter återbetalning återföring återgång återkoppling återställning åtgärd ökning
    öppen öppning övergripande övergång överskott övervikt
"""
PARTS = frozenset(_STEMS.split())
"""Stems as they stand first, between or last in a compound; the s that joins and the endings are the rules' own."""

NEVER_AFTER_THE_UNKNOWN = frozenset(("enhet", "antal", "hindrad"))
"""Stems that words end in without being made of them ("medvet-enhet")."""

_HYPHENED = (
    *("av-ak-tu-ali-se-ra", "av-ak-tu-ali-se-ring", "av-hopp", "av-hopp-are"),
    *("hel-hets", "in-te-gra-tion", "in-te-gri-tet", "oxelö-sund"),
)
EXCEPTIONS = {known.replace("-", ""): known for known in _HYPHENED}
"""Beginnings of words that the patterns break wrongly, with every place where they may be broken."""
