"""Old exports come in the letters of their country; every name keeps its right ones, and the west is never taken away."""

from __future__ import annotations

import codecs

import pytest

from salesdesk.exchange.decode import find_encoding
from salesdesk.exchange.reader import read_file

HEAD = "Name,Email,City\n"


@pytest.mark.parametrize(
    "codec, text",
    [
        ("cp1252", "Zoë Brandt,z@x.example,Zürich\nJosé Nuñez,j@x.example,Málaga\nJürgen Müller,,Köln\n"),
        ("cp1252", "Søren Kjærgård,s@x.example,Århus\nÅsa Öberg,,Malmö\n"),
        ("cp1252", "François Lefèvre,f@x.example,Orléans\nŒuvre d’Art,,Nîmes\n"),
        ("cp1252", "João Conceição,j@x.example,São Paulo\n"),
        ("cp1252", "O’Brien “Mac” – x,,Dún\n"),
        ("cp1252", "Ð Þórður Guðmundsson,,Reykjavík\n"),
        ("cp1252", "Kärt Võru,,Pärnu\n"),
        ("cp1252", "Niccolò Però,,Forlì\n"),
        ("cp1252", "Price £5, 20 m³ and ½ off — don’t,,x\n"),
        ("cp1252", "ÉCOLE SUPÉRIEURE,,ÎLE\n"),
        ("cp1252", "Müller\n"),
        ("cp1252", "Ångström Øl\n"),
        ("cp1252", "MÜLLER-LÜDENSCHEIDT,,GRÖSSE\n"),
        ("cp1252", "España S.A. Cª 1º,,Peñíscola\n"),
        ("cp1252", "€ 50, Café™ Noël®,,x\n"),
        ("cp1252", "Šimon Žák,,Košice\n"),
        ("cp1252", "Aÿ Ÿ Häagen,,L'Haÿ-les-Roses\n"),
        ("cp1250", "Łukasz Żółć,l@x.example,Łódź\nMałgorzata Wiśniewska,,Gdańsk\n"),
        ("cp1250", "Józef Woźniak,,Kraków\nPaweł Dąbrowski\n"),
        ("cp1250", "Jiří Dvořák,,Plzeň\nLukáš Němec,,České Budějovice\n"),
        ("cp1250", "Řehoř Šťastný,,Praha\n"),
        ("cp1251", "Иван Петров,i@x.example,Москва\n"),
        ("koi8_r", "Иван Петров,i@x.example,Москва\n"),
        ("cp1253", "Γιώργος Παπαδόπουλος,,Αθήνα\n"),
        ("mac_roman", "Zoë Brandt,z@x.example,Zürich\nJosé Nuñez,j@x.example,Málaga\n"),
        ("mac_roman", "Jürgen Müller,,Köln\nBjörn Größe,,Düsseldorf\n"),
        ("mac_roman", "François Lefèvre,,Orléans\n"),
        ("cp932", "氏名,会社名,メール\n山田太郎,株式会社ノース,taro@x.example\n"),
        ("cp932", "Name,Co\n田中,北風\n"),
        ("gb18030", "姓名,公司\n陈伟,北风货运有限公司\n"),
        ("gb18030", "Name\n陈伟\n王小明\n"),
        ("big5", "姓名,公司\n陳偉,北風貨運股份有限公司\n"),
        ("cp949", "이름,회사\n김민수,북풍 물류\n"),
    ],
)
def test_the_letters_are_those_that_were_written(codec: str, text: str) -> None:
    content = (HEAD + text).encode(codec)
    assert find_encoding(content)[0] == codec
    names = [draft.name for draft in read_file("list.csv", content).drafts if draft.name]
    assert all(name in text for name in names)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_unicode_is_never_guessed_at(codec: str) -> None:
    reading = read_file("list.csv", (HEAD + "Łukasz 陳偉 Zoë,l@x.example,\n").encode(codec))
    assert [draft.name for draft in reading.drafts] == ["Łukasz 陳偉 Zoë"]


def test_bytes_that_are_no_letters_anywhere_survive() -> None:
    content = HEAD.encode() + bytes(range(0x80, 0x100)) + b",x@x.example,\n"
    (draft,) = read_file("list.csv", content).drafts
    assert codecs.lookup(find_encoding(content)[0])
    assert draft.emails[0].address == "x@x.example"  # type: ignore[union-attr]


OUTLOOK = {
    "pl": (
        "cp1250",
        "Tytuł,Imię,Drugie imię,Nazwisko,Firma,Stanowisko,Miasto (biuro),Telefon służbowy,Adres e-mail,Kategorie,Notatki",
        "Pan,Łukasz,,Żółć,Spółka Ćma,Kierownik,Łódź,+48 42 555 01 00,l@cma.example,Klient,zażółć",
    ),
    "sv": (
        "cp1252",
        '"Titel","Förnamn","Mellannamn","Efternamn","Företag","Befattning","Ort, arbete","Telefon, arbete","E-postadress","Kategorier","Anteckningar"',
        ",Åsa,,Öberg,Älvbolaget AB,Inköpare,Malmö,+46 40 555 01 00,asa@alv.example,Kund,hej",
    ),
    "da": (
        "cp1252",
        "Titel,Fornavn,Mellemnavn,Efternavn,Firma,Stilling,By (arbejde),Telefon (arbejde),E-mail-adresse,Kategorier,Noter",
        ",Søren,,Kjærgård,Ærø A/S,Indkøber,Århus,+45 86 55 01 00,soren@aero.example,Kunde,hej",
    ),
    "it": (
        "cp1252",
        "Titolo,Nome,Secondo nome,Cognome,Società,Posizione professionale,Città di lavoro,Telefono di lavoro,Indirizzo e-mail,Categorie,Note",
        ",Niccolò,,Però,Libertà SpA,Responsabile,Forlì,+39 0543 550100,nico@liberta.example,Cliente,ok",
    ),
    "nl": (
        "cp1252",
        '"Titel","Voornaam","Middelste naam","Achternaam","Bedrijf","Functie","Werkadres, plaats","Telefoon op werk","E-mailadres","Categorien","Notities"',
        ",Daniël,,de Boer,Coöperatie B.V.,Inkoper,Den Haag,+31 70 555 0100,d@coop.example,Klant,hé",
    ),
}


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_speaks_the_language_of_its_office(language: str) -> None:
    codec, header, line = OUTLOOK[language]
    reading = read_file("contacts.csv", f"{header}\r\n{line}\r\n".encode(codec))
    assert reading.format == f"outlook_{language}"
    (draft,) = reading.drafts
    _, first, _, last, firm, title, city, phone, email, tag, notes = line.split(",")
    assert (draft.name, draft.account, draft.title, draft.city) == (f"{first} {last}", firm, title, city)  # type: ignore[union-attr]
    assert [p.text for p in draft.phones] + [e.address for e in draft.emails] == [phone, email]  # type: ignore[union-attr]
    assert (draft.tags, draft.notes) == ((tag,), notes)  # type: ignore[union-attr]
