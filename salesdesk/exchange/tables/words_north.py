"""Header words of Swedish, Danish and Norwegian lists: whole phrases that leave no doubt, and stems for a guess."""

from __future__ import annotations

# fmt: off
PHRASES: dict[str, tuple[str, ...]] = {
    "name": ("namn", "fullständigt namn", "hela namnet", "kontaktnamn", "för- och efternamn", "visningsnamn", "navn",
             "fulde navn", "fuldt navn", "kontaktnavn", "fullt navn", "for- og efternavn", "for- og etternavn",
             "kontaktpersoner", "personnamn"),
    "first_name": ("förnamn", "fornavn", "tilltalsnamn"),
    "last_name": ("efternamn", "efternavn", "etternavn"),
    "middle": ("mellannamn", "mellemnavn", "mellomnavn"),
    "account": ("företag", "företagsnamn", "firmanamn", "bolag", "bolagsnamn", "kund", "kundnamn", "arbetsgivare",
                "firmanavn", "virksomhed", "virksomhedsnavn", "virksomhet", "selskab", "selskap", "selskapsnavn", "bedrift",
                "bedriftsnavn", "kunde", "kundenavn", "arbejdsgiver", "arbeidsgiver", "organisationsnamn", "organisasjon"),
    "department": ("avdelning", "afdeling", "avdeling"),
    "title": ("befattning", "jobbtitel", "yrkestitel", "stilling", "jobtitel", "stillingsbetegnelse", "stillingstittel",
              "jobbtittel", "rolle", "roll"),
    "title?": ("titel", "tittel"),
    "email": ("e-post", "epost", "e-postadress", "epostadress", "mejl", "mejladress", "mailadress", "e-postadresse",
              "epostadresse", "mailadresse", "e-mailadresse", "e-mail-adresse"),
    "phone": ("telefonnummer", "telefonnr", "tlf", "tlf.", "tlfnr", "tlf.nr.", "telefonnr.", "tel.nr."),
    "phone:mobile": ("mobilnr", "mobiltlf", "mobilnummer", "telefon (mobil)", "mobiltelefonnummer"),
    "phone:work": ("telefon (arbete)", "telefon arbete", "arbetstelefon", "jobbtelefon", "direktnummer", "direkttelefon",
                   "telefon (arbejde)", "arbejdstelefon", "arbeidstelefon", "telefon jobb", "telefon (jobb)",
                   "telefon arbeid", "direkte telefon", "direkte nummer"),
    "phone:home": ("telefon (hem)", "telefon (bostad)", "hemtelefon", "telefon hem", "privattelefon", "telefon (privat)",
                   "hjemmetelefon", "telefon (hjem)"),
    "phone:main": ("växel", "växelnummer", "hovednummer", "sentralbord", "omstilling"),
    "link:homepage": ("hemsida", "webbplats", "webbsida", "webb", "hjemmeside", "webside", "websted", "nettside", "nettsted"),
    "street": ("gatuadress", "besöksadress", "postadress", "adress", "gata", "gade", "vej", "vejnavn", "gadenavn",
               "gateadresse", "besøksadresse", "postadresse", "gate"),
    "city": ("postort", "ort", "stad", "by", "poststed", "sted", "bynavn"),
    "region": ("län", "delstat", "kommun", "landskap", "fylke", "kommune"),
    "postal_code": ("postnummer", "postnr", "postnr."),
    "country": ("land/region", "land/område"),
    "zone": ("tidszon", "tidszone", "tidssone"),
    "birthday": ("födelsedag", "födelsedatum", "född", "fødselsdag", "fødselsdato", "født"),
    "notes": ("anteckningar", "anteckning", "noteringar", "notering", "kommentarer", "beskrivning", "övrigt", "noter",
              "bemærkninger", "bemærkning", "beskrivelse", "notater", "notat", "merknader", "merknad", "notiser"),
    "tag": ("etiketter", "taggar", "kategorier", "grupper", "etikett", "märken", "mærker", "stikord"),
    "kind_hint": ("kundtyp", "kontakttyp", "kundetype", "kontakttype"),
    "lead_source": ("källa", "leadkälla", "kilde", "leadkilde", "opprinnelse"),
    "owner": ("ansvarig", "säljare", "kontoansvarig", "kundansvarig", "ägare", "ansvarlig", "sælger", "kundeansvarlig",
              "ejer", "eier", "selger"),
    "do_not_call": ("ring inte", "ring ej", "får ej ringas", "nix", "nix-telefon", "må ikke ringes", "ring ikke"),
    "do_not_email": ("avregistrerad", "avanmäld", "ej e-post", "ingen e-post", "afmeldt", "framelding", "avmeldt",
                     "må ikke mailes"),
    "do_not_contact": ("kontakta inte", "kontakta ej", "får ej kontaktas", "må ikke kontaktes", "ikke kontakt",
                       "kontakt ikke", "spärrad", "sperret"),
    "created_on": ("skapad", "skapat", "skapad den", "oprettet", "opprettet"),
    "external_id": ("kontakt-id", "kundnummer", "kundenummer", "kundnr"),
    "next_on": ("nästa kontakt", "nästa samtal", "nästa aktivitet", "uppföljning", "uppföljningsdatum", "ring igen",
                "återkoppling", "næste kontakt", "næste opkald", "næste aktivitet", "opfølgning", "opfølgningsdato",
                "neste kontakt", "neste samtale", "neste aktivitet", "oppfølging", "oppfølgingsdato"),
    "next_why": ("nästa steg", "næste skridt", "neste steg"),
    "": ("senaste kontakt", "senast kontaktad", "seneste kontakt", "sidste kontakt", "siste kontakt", "kön", "køn", "kjønn",
         "antal anställda", "antal ansatte", "antall ansatte", "omsättning", "omsætning", "omsetning", "orgnr",
         "organisationsnummer", "org.nr", "cvr", "cvr-nummer", "cvr-nr", "organisasjonsnummer", "samtycke", "samtykke",
         "senast ändrad", "sidst ændret", "sist endret"),
}
"""use → phrases; "" is known and kept as it is."""

DEALS: dict[str, str] = {
    "affär": "deal", "affärsnamn": "deal", "affärsmöjlighet": "deal", "säljmöjlighet": "deal", "salgsmulighed": "deal",
    "salgsmulighet": "deal", "handel": "deal",
}
"""Words that only a list of deals has."""

CONCEPTS: dict[str, str] = {
    "NOT": "inte ej ikke inga ingen", "EMAIL": "epost epostadress* mejl* mailadress* emailadress*",
    "PHONE": "tlf telefonnr telefonnummer", "MOBILE": "mobilnr mobiltelefon* mobiltlf",
    "WORK": "arbete arbets* jobb arbejde arbejds* arbeid arbeids* kontor", "HOME": "hem bostad hjem privat*",
    "OTHER": "annan annat anden andet annen", "STREET": "gata gatuadress gade gate adress* vej",
    "CITY": "postort poststed", "REGION": "län fylke kommun*", "POSTAL": "postnummer postnr",
    "COMPANY": "företag* bolag* virksomhe* selska* bedrift*", "TITLE": "befattning stilling* jobtitel jobbtit*",
    "NAME": "namn navn", "GIVEN": "fornamn fornavn", "FAMILY": "efternamn efternavn etternavn",
    "NOTES": "anteckning* notering* noter notat* bemærkning* beskriv*", "WEB": "hemsida webb* hjemmeside nettsi* netts*",
    "NEXT": "nästa næste neste", "FOLLOWUP": "uppföljning* opfølgning* oppfølging*", "DATE": "dato",
    "BIRTH": "födelse* fødsels* født född", "OWNER": "ansvarig ansvarlig säljare sælger ejer eier ägare",
    "SOURCE": "källa kilde", "STEP": "steg skridt",
}
# fmt: on
"""concept → further words and, with a star, beginnings of words, folded when they are used."""
