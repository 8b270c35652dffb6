"""Headers of Outlook's CSV in English and in six languages of Office; variants between versions stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

_PARTS = ("street", "street2", "street3", "city", "region", "postal_code", "country", "po_box")


def address(slot: str, *headers: str) -> dict[str, str]:
    """Headers of one address in the order of `_PARTS`; variants of one header are parted by `|`."""
    return {h: f"{part}@{slot}" for part, all_of in zip(_PARTS, headers, strict=False) for h in all_of.split("|") if h}


def each(use: str, headers: str) -> dict[str, str]:
    return dict.fromkeys(headers.split("|"), use)


def join(parts: Iterable[dict[str, str]]) -> dict[str, str]:
    return {header: use for part in parts for header, use in part.items()}


ENGLISH = join((
    each("prefix", "Title"),
    each("first_name", "First Name"),
    each("middle", "Middle Name"),
    each("last_name", "Last Name"),
    each("suffix", "Suffix"),
    each("reading_first", "Given Yomi"),
    each("reading_last", "Surname Yomi"),
    each("nickname", "Nickname"),
    each("account", "Company"),
    each("department", "Department"),
    each("title", "Job Title"),
    each("title_other", "Profession"),
    address("work", "Business Street", "Business Street 2", "Business Street 3", "Business City", "Business State",
             "Business Postal Code", "Business Country/Region|Business Country", "Business Address PO Box"),
    address("home", "Home Street", "Home Street 2", "Home Street 3", "Home City", "Home State", "Home Postal Code",
             "Home Country/Region|Home Country", "Home Address PO Box"),
    address("other", "Other Street", "Other Street 2", "Other Street 3", "Other City", "Other State",
             "Other Postal Code", "Other Country/Region|Other Country", "Other Address PO Box"),
    each("phone:fax", "Business Fax|Home Fax|Other Fax"),
    each("phone:work", "Business Phone|Business Phone 2"),
    each("phone:home", "Home Phone|Home Phone 2"),
    each("phone:mobile", "Mobile Phone"),
    each("phone:main", "Company Main Phone"),
    each("phone", "Primary Phone|Callback"),
    each("phone:car", "Car Phone"),
    each("phone:other", "Other Phone|Radio Phone|ISDN"),
    each("phone:pager", "Pager"),
    each("email", "E-mail Address|E-mail 2 Address|E-mail 3 Address"),
    each("skip", "E-mail Type|E-mail 2 Type|E-mail 3 Type|Priority|Private|Sensitivity|Gender"),
    each("", "E-mail Display Name|E-mail 2 Display Name|E-mail 3 Display Name|Assistant's Phone|Assistant's Name|"
              "TTY/TDD Phone|Telex|Account|Anniversary|Billing Information|Children|Directory Server|"
              "Government ID Number|Hobby|Initials|Internet Free Busy|Keywords|Language|Location|Manager's Name|"
              "Mileage|Office Location|Organizational ID Number|Spouse|User 1|User 2|User 3|User 4"),
    each("birthday", "Birthday"),
    each("tag", "Categories"),
    each("notes", "Notes"),
    each("lead_source", "Referred By"),
    each("link:homepage", "Web Page|Personal Web Page"),
))  # fmt: skip

GERMAN = join((
    each("prefix", "Anrede"),
    each("first_name", "Vorname"),
    each("middle", "Weitere Vornamen"),
    each("last_name", "Nachname"),
    each("suffix", "Suffix"),
    each("account", "Firma"),
    each("department", "Abteilung"),
    each("title", "Position"),
    each("title_other", "Beruf"),
    address("work", "Straße geschäftlich", "Straße geschäftlich 2", "Straße geschäftlich 3", "Ort geschäftlich",
             "Region geschäftlich|Bundesland/Kanton geschäftlich", "Postleitzahl geschäftlich",
             "Land/Region geschäftlich|Land geschäftlich", "Postfach geschäftlich"),
    address("home", "Straße privat", "Straße privat 2", "Straße privat 3", "Ort privat",
             "Bundesland/Kanton privat|Region privat", "Postleitzahl privat", "Land/Region privat|Land privat",
             "Postfach privat"),
    address("other", "Weitere Straße", "Weitere Straße 2", "Weitere Straße 3", "Weiterer Ort",
             "Weiteres/r Bundesland/Kanton|Weitere Region", "Weitere Postleitzahl",
             "Weiteres/e Land/Region|Weiteres Land", "Weiteres Postfach"),
    each("phone:fax", "Fax geschäftlich|Fax privat|Weiteres Fax"),
    each("phone:work", "Telefon geschäftlich|Telefon geschäftlich 2|Telefon (geschäftlich)|Telefon (geschäftlich 2)"),
    each("phone:home", "Telefon privat|Telefon privat 2|Telefon (privat)|Telefon (privat 2)"),
    each("phone:mobile", "Mobiltelefon|Mobiltelefon 2"),
    each("phone:main", "Telefon Firma|Hauptnummer Firma"),
    each("phone", "Haupttelefon|Rückmeldung"),
    each("phone:car", "Autotelefon"),
    each("phone:other", "Weiteres Telefon|Funktelefon|ISDN"),
    each("phone:pager", "Pager"),
    each("email", "E-Mail-Adresse|E-Mail 2: Adresse|E-Mail 3: Adresse|E-Mail-Adresse 2|E-Mail-Adresse 3"),
    each("skip", "E-Mail-Typ|E-Mail 2: Typ|E-Mail 3: Typ|Priorität|Privat|Vertraulichkeit|Geschlecht"),
    each("", "E-Mail: Angezeigter Name|E-Mail 2: Angezeigter Name|E-Mail 3: Angezeigter Name|Telefon Assistent|"
              "Name Assistent|Telex|Telefon für Hörbehinderte|Konto|Jahrestag|Abrechnungsinformation|Kinder|"
              "Verzeichnisserver|Regierungs-Nr.|Hobby|Initialen|Internet Frei/Gebucht|Stichwörter|Sprache|Ort|"
              "Name des/der Vorgesetzten|Reisekilometer|Büro|Organisations-Nr.|Partner|Benutzer 1|Benutzer 2|"
              "Benutzer 3|Benutzer 4"),
    each("birthday", "Geburtstag"),
    each("tag", "Kategorien"),
    each("notes", "Notizen"),
    each("lead_source", "Empfohlen von"),
    each("link:homepage", "Webseite|Private Webseite"),
))  # fmt: skip

FRENCH = join((
    each("title?", "Titre"),
    each("prefix", "Civilité"),
    each("first_name", "Prénom"),
    each("middle", "Deuxième prénom|Autre prénom"),
    each("last_name", "Nom"),
    each("suffix", "Suffixe"),
    each("account", "Société"),
    each("department", "Service"),
    each("title", "Titre1|Titre 1|Titre de poste|Fonction|Poste"),
    each("title_other", "Profession"),
    address("work", "Rue (bureau)", "Rue (bureau) 2|Rue 2 (bureau)", "Rue (bureau) 3|Rue 3 (bureau)", "Ville (bureau)",
             "Dép/Région (bureau)|Département/Région (bureau)", "Code postal (bureau)",
             "Pays/Région (bureau)|Pays (bureau)", "B.P. professionnelle|Boîte postale (bureau)"),
    address("home", "Rue (domicile)", "Rue (domicile) 2|Rue 2 (domicile)", "Rue (domicile) 3|Rue 3 (domicile)",
             "Ville (domicile)", "Dép/Région (domicile)", "Code postal (domicile)",
             "Pays/Région (domicile)|Pays (domicile)", "Boîte postale du domicile"),
    address("other", "Rue (autre)", "Rue (autre) 2|Rue 2 (autre)", "Rue (autre) 3|Rue 3 (autre)", "Ville (autre)",
             "Dép/Région (autre)", "Code postal (autre)", "Pays/Région (autre)|Pays (autre)", "Autre boîte postale"),
    each("phone:fax", "Télécopie (bureau)|Télécopie (domicile)|Télécopie (autre)"),
    each("phone:work", "Téléphone (bureau)|Téléphone 2 (bureau)|Téléphone (bureau) 2|Tél. (bureau)"),
    each("phone:home", "Téléphone (domicile)|Téléphone 2 (domicile)|Téléphone (domicile) 2|Tél. (domicile)"),
    each("phone:mobile", "Tél. mobile|Téléphone mobile|Mobile"),
    each("phone:main", "Téléphone société"),
    each("phone", "Téléphone principal|Rappel"),
    each("phone:car", "Téléphone (voiture)"),
    each("phone:other", "Téléphone (autre)|Radio téléphone|RNIS"),
    each("phone:pager", "Récepteur de radiomessagerie|Radiomessagerie"),
    each("email", "Adresse de messagerie|Adresse de messagerie 2|Adresse de messagerie 3|Adresse e-mail|"
                   "Adresse e-mail 2|Adresse e-mail 3|Adresse électronique"),
    each("skip", "Type de messagerie|Type de messagerie 2|Type de messagerie 3|Priorité|Privé|Critère de diffusion|"
                  "Sexe"),
    each("", "Nom complet de l'adresse de messagerie|Nom complet de l'adresse de messagerie 2|"
              "Nom complet de l'adresse de messagerie 3|Téléphone de l'assistant(e)|Nom de l'assistant(e)|Télex|"
              "Téléphone TDD/TTY|Compte|Anniversaire de mariage ou fête|Informations facturation|Enfants|"
              "Serveur d'annuaire|Code gouvernement|Passe-temps|Centres d'intérêt|Initiales|Disponibilité Internet|"
              "Mots clés|Langue|Emplacement|Responsable|Kilométrage|Bureau|Code organisation|Conjoint(e)|"
              "Utilisateur 1|Utilisateur 2|Utilisateur 3|Utilisateur 4"),
    each("birthday", "Anniversaire"),
    each("tag", "Catégories"),
    each("notes", "Notes"),
    each("lead_source", "Recommandé par"),
    each("link:homepage", "Page Web"),
))  # fmt: skip

SPANISH = join((
    each("title?", "Título"),
    each("prefix", "Tratamiento"),
    each("first_name", "Nombre"),
    each("middle", "Segundo nombre"),
    each("last_name", "Apellidos|Apellido"),
    each("suffix", "Sufijo"),
    each("account", "Organización|Compañía|Empresa"),
    each("department", "Departamento"),
    each("title", "Puesto|Cargo"),
    each("title_other", "Profesión"),
    address("work", "Calle del trabajo", "Calle del trabajo 2|Calle 2 del trabajo",
             "Calle del trabajo 3|Calle 3 del trabajo", "Ciudad del trabajo|Ciudad de trabajo",
             "Estado o provincia del trabajo|Provincia o estado de trabajo|Provincia o estado del trabajo|Estado del trabajo",
             "Código postal del trabajo", "País o región del trabajo|País del trabajo|País/Región del trabajo",
             "Apartado postal del trabajo"),
    address("home", "Calle del domicilio|Calle particular", "Calle del domicilio 2|Calle 2 del domicilio",
             "Calle del domicilio 3|Calle 3 del domicilio", "Ciudad del domicilio",
             "Estado o provincia del domicilio|Estado del domicilio", "Código postal del domicilio",
             "País o región del domicilio|País del domicilio|País/Región del domicilio", "Apartado postal del domicilio"),
    address("other", "Otra calle", "Otra calle 2", "Otra calle 3", "Otra ciudad", "Otro estado o provincia|Otra provincia o estado|Otro estado",
             "Otro código postal", "Otro país o región|Otro país", "Otro apartado postal"),
    each("phone:fax", "Fax del trabajo|Fax particular|Otro fax"),
    each("phone:work", "Teléfono del trabajo|Teléfono del trabajo 2|Teléfono 2 del trabajo"),
    each("phone:home", "Particular|Número de teléfono particular 2|Teléfono particular|Teléfono particular 2"),
    each("phone:mobile", "Teléfono móvil|Número de móvil|Móvil"),
    each("phone:main", "Número de centralita de la organización|Teléfono principal de la compañía"),
    each("phone", "Teléfono principal|Devolución de llamada"),
    each("phone:car", "Teléfono del automóvil"),
    each("phone:other", "Otro teléfono|Radioteléfono|RDSI"),
    each("phone:pager", "Localizador"),
    each("email", "Dirección de correo electrónico|Dirección de correo electrónico 2|"
                   "Dirección de correo electrónico 3|Dirección del correo electrónico 2|"
                   "Dirección del correo electrónico 3"),
    each("skip", "Tipo de correo electrónico|Tipo de correo electrónico 2|Tipo de correo electrónico 3|Prioridad|"
                  "Privado|Carácter|Confidencialidad|Sexo"),
    each("", "Nombre de pantalla de correo electrónico|Nombre de pantalla de correo electrónico 2|"
              "Nombre de pantalla de correo electrónico 3|Teléfono del ayudante|Nombre del ayudante|Télex|"
              "Número de teletipo|Cuenta|Aniversario|Información sobre facturación|Hijos|Servidor de directorio|"
              "Id. del gobierno|Afición|Iniciales|Disponibilidad de Internet|Palabras clave|Idioma|Ubicación|"
              "Nombre del director|Kilometraje|Ubicación de la oficina|Número de id. de la organización|Cónyuge|"
              "Usuario 1|Usuario 2|Usuario 3|Usuario 4"),
    each("birthday", "Cumpleaños"),
    each("tag", "Categorías"),
    each("notes", "Notas"),
    each("lead_source", "Recomendado por"),
    each("link:homepage", "Página Web"),
))  # fmt: skip
