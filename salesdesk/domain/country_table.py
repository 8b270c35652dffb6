"""The countries, what people call them, and the zones of those that have several: tables for `places`, no rules.

Written by hand from general knowledge; a country that is not in SEVERAL_ZONES keeps what the zone database says.
"""

from __future__ import annotations

COUNTRIES = """
AD AND Andorra
AE ARE United Arab Emirates, UAE, Emirates, Vereinigte Arabische Emirate, VAE, Émirats arabes unis, EAU, Dubai UAE
AF AFG Afghanistan
AG ATG Antigua and Barbuda, Antigua
AI AIA Anguilla
AL ALB Albania, Albanien, Shqipëria
AM ARM Armenia, Armenien
AO AGO Angola
AR ARG Argentina, Argentinien, Argentine
AS ASM American Samoa
AT AUT Austria, Österreich, Oesterreich, Autriche, Oostenrijk, Republic of Austria
AU AUS Australia, Australien, Australie, Commonwealth of Australia
AW ABW Aruba
AX ALA Åland, Åland Islands
AZ AZE Azerbaijan, Aserbaidschan
BA BIH Bosnia and Herzegovina, Bosnia, Bosnien und Herzegowina, Bosna i Hercegovina
BB BRB Barbados
BD BGD Bangladesh
BE BEL Belgium, Belgien, Belgique, België, Belgie, Bélgica, Belgio
BF BFA Burkina Faso
BG BGR Bulgaria, Bulgarien, Bulgarie, България
BH BHR Bahrain
BI BDI Burundi
BJ BEN Benin
BL BLM Saint Barthélemy
BM BMU Bermuda
BN BRN Brunei, Brunei Darussalam
BO BOL Bolivia, Bolivien
BQ BES Caribbean Netherlands, Bonaire
BR BRA Brazil, Brasil, Brasilien, Brésil, Brasile
BS BHS Bahamas
BT BTN Bhutan
BW BWA Botswana
BY BLR Belarus, Weißrussland
BZ BLZ Belize
CA CAN Canada, Kanada, Canadá
CD COD DR Congo, Democratic Republic of the Congo, Congo Kinshasa, DRC, Congo (Dem. Rep.)
CF CAF Central African Republic
CG COG Congo, Republic of the Congo, Congo Brazzaville
CH CHE Switzerland, Schweiz, Suisse, Svizzera, Svizra, Zwitserland, Suiza, Suíça, Swiss
CI CIV Côte d'Ivoire, Ivory Coast, Elfenbeinküste
CK COK Cook Islands
CL CHL Chile
CM CMR Cameroon, Kamerun, Cameroun
CN CHN China, PRC, PR China, P.R. China, People's Republic of China, Mainland China, Chine, 中国, 中國, 中华人民共和国
CO COL Colombia, Kolumbien, Colombie
CR CRI Costa Rica
CU CUB Cuba, Kuba
CV CPV Cape Verde, Cabo Verde
CW CUW Curaçao
CX CXR Christmas Island
CC CCK Cocos (Keeling) Islands
CY CYP Cyprus, Zypern, Chypre, Kypros
CZ CZE Czech Republic, Czechia, Tschechien, Tschechische Republik, Česko, Česká republika, Tchéquie
DE DEU Germany, Deutschland, Allemagne, Alemania, Alemanha, Germania, Duitsland, Tyskland, Niemcy
DE DEU Federal Republic of Germany, BRD, Bundesrepublik Deutschland, GER
DJ DJI Djibouti
DK DNK Denmark, Dänemark, Danmark, Danemark, Denemarken, Dinamarca
DM DMA Dominica
DO DOM Dominican Republic, República Dominicana
DZ DZA Algeria, Algerien, Algérie
EC ECU Ecuador, Équateur
EE EST Estonia, Estland, Eesti
EG EGY Egypt, Ägypten, Égypte, Egipto
ER ERI Eritrea
ES ESP Spain, España, Spanien, Espagne, Spagna, Spanje, Espanha, Kingdom of Spain
ET ETH Ethiopia, Äthiopien
FI FIN Finland, Finnland, Suomi, Finlande, Finlandia
FJ FJI Fiji
FK FLK Falkland Islands
FM FSM Micronesia
FO FRO Faroe Islands, Faroes
FR FRA France, Frankreich, Francia, França, Frankrijk, French Republic
GA GAB Gabon
GB GBR United Kingdom, UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Vereinigtes Königreich
GB GBR Großbritannien, Grossbritannien, Royaume-Uni, Reino Unido, Regno Unito, Verenigd Koninkrijk, Grande-Bretagne
GB GBR Schottland, Storbritannien, Britain (UK)
GD GRD Grenada
GE GEO Georgia, Georgien, Géorgie
GF GUF French Guiana
GG GGY Guernsey
GH GHA Ghana
GI GIB Gibraltar
GL GRL Greenland, Grönland
GM GMB Gambia
GN GIN Guinea
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea
GR GRC Greece, Griechenland, Grèce, Grecia, Hellas, Ελλάδα, Hellenic Republic
GT GTM Guatemala
GU GUM Guam
GW GNB Guinea-Bissau
GY GUY Guyana
HK HKG Hong Kong, Hong Kong SAR, Hongkong, 香港
HN HND Honduras
HR HRV Croatia, Kroatien, Hrvatska, Croatie
HT HTI Haiti
HU HUN Hungary, Ungarn, Magyarország, Hongrie, Hungría
ID IDN Indonesia, Indonesien
IE IRL Ireland, Irland, Irlande, Irlanda, Éire, Republic of Ireland, Ierland
IL ISR Israel, ישראל
IM IMN Isle of Man
IN IND India, Indien, Inde, Bharat, भारत
IO IOT British Indian Ocean Territory
IQ IRQ Iraq, Irak
IR IRN Iran
IS ISL Iceland, Island, Ísland
IT ITA Italy, Italia, Italien, Italie, Itália, Italië
JE JEY Jersey
JM JAM Jamaica
JO JOR Jordan, Jordanien
JP JPN Japan, Japon, Japón, 日本, Nippon
KE KEN Kenya, Kenia
KG KGZ Kyrgyzstan
KH KHM Cambodia
KI KIR Kiribati
KM COM Comoros
KN KNA Saint Kitts and Nevis
KP PRK North Korea
KR KOR South Korea, Korea, Republic of Korea, Südkorea, Corée du Sud, 한국, 대한민국
KW KWT Kuwait
KY CYM Cayman Islands
KZ KAZ Kazakhstan, Kasachstan, Казахстан
LA LAO Laos
LB LBN Lebanon, Libanon, Liban
LC LCA Saint Lucia
LI LIE Liechtenstein
LK LKA Sri Lanka
LR LBR Liberia
LS LSO Lesotho
LT LTU Lithuania, Litauen, Lietuva
LU LUX Luxembourg, Luxemburg, Lëtzebuerg
LV LVA Latvia, Lettland, Latvija
LY LBY Libya
MA MAR Morocco, Marokko, Maroc, Marruecos
MC MCO Monaco
MD MDA Moldova
ME MNE Montenegro
MF MAF Saint Martin
MG MDG Madagascar
MH MHL Marshall Islands
MK MKD North Macedonia, Macedonia, Nordmazedonien
ML MLI Mali
MM MMR Myanmar, Burma
MN MNG Mongolia
MO MAC Macau, Macao
MP MNP Northern Mariana Islands, Saipan
MQ MTQ Martinique
MR MRT Mauritania
MS MSR Montserrat
MT MLT Malta
MU MUS Mauritius
MV MDV Maldives
MW MWI Malawi
MX MEX Mexico, México, Mexiko, Mexique, Messico, Estados Unidos Mexicanos
MY MYS Malaysia
MZ MOZ Mozambique, Moçambique
NA NAM Namibia
NC NCL New Caledonia
NE NER Niger
NF NFK Norfolk Island
NG NGA Nigeria
NI NIC Nicaragua
NL NLD Netherlands, Nederland, Niederlande, Pays-Bas, Holland, Países Bajos, Paesi Bassi, Países Baixos
NO NOR Norway, Norwegen, Norge, Norvège, Noruega, Norvegia, Noreg
NP NPL Nepal
NR NRU Nauru
NU NIU Niue
NZ NZL New Zealand, Neuseeland, Nouvelle-Zélande, Aotearoa, Nueva Zelanda
OM OMN Oman
PA PAN Panama
PE PER Peru, Perú
PF PYF French Polynesia, Tahiti
PG PNG Papua New Guinea
PH PHL Philippines, Philippinen, Pilipinas
PK PAK Pakistan
PL POL Poland, Polen, Polska, Pologne, Polonia
PM SPM Saint Pierre and Miquelon
PN PCN Pitcairn
PR PRI Puerto Rico
PS PSE Palestine
PT PRT Portugal
PW PLW Palau
PY PRY Paraguay
QA QAT Qatar, Katar
RE REU Réunion
RO ROU Romania, Rumänien, România, Roumanie
RS SRB Serbia, Serbien, Srbija
RU RUS Russia, Russland, Russian Federation, Russie, Rusia, Россия, Российская Федерация
RW RWA Rwanda
SA SAU Saudi Arabia, Kingdom of Saudi Arabia, KSA, Saudi-Arabien, Arabie saoudite, Saudi
SB SLB Solomon Islands
SC SYC Seychelles
SD SDN Sudan
SE SWE Sweden, Schweden, Sverige, Suède, Suecia, Svezia, Zweden, Suécia
SG SGP Singapore, Singapur, Singapour
SH SHN Saint Helena
SI SVN Slovenia, Slowenien, Slovenija
SJ SJM Svalbard
SK SVK Slovakia, Slowakei, Slovensko, Slovak Republic
SL SLE Sierra Leone
SM SMR San Marino
SN SEN Senegal, Sénégal
SO SOM Somalia
SR SUR Suriname
SS SSD South Sudan
ST STP Sao Tome and Principe
SV SLV El Salvador
SX SXM Sint Maarten
SY SYR Syria
SZ SWZ Eswatini, Swaziland
TC TCA Turks and Caicos Islands
TD TCD Chad
TG TGO Togo
TH THA Thailand
TJ TJK Tajikistan
TK TKL Tokelau
TL TLS East Timor, Timor-Leste
TM TKM Turkmenistan
TN TUN Tunisia, Tunesien, Tunisie
TO TON Tonga
TR TUR Turkey, Türkiye, Türkei, Turquie, Turquía
TT TTO Trinidad and Tobago, Trinidad
TV TUV Tuvalu
TW TWN Taiwan, 台灣, 臺灣, 台湾
TZ TZA Tanzania, Tansania
UA UKR Ukraine, Україна, Ucrania
UG UGA Uganda
US USA United States, United States of America, Vereinigte Staaten, Vereinigte Staaten von Amerika, États-Unis
US USA Estados Unidos, Stati Uniti, Verenigde Staten, America, EUA, EEUU, États-Unis d'Amérique
US USA Estados Unidos de América, US of A, Förenta staterna
UY URY Uruguay
UZ UZB Uzbekistan, Usbekistan
VA VAT Vatican City, Holy See
VC VCT Saint Vincent and the Grenadines, Saint Vincent
VE VEN Venezuela
VG VGB British Virgin Islands, BVI
VI VIR US Virgin Islands, Virgin Islands
VN VNM Vietnam, Viet Nam, Việt Nam
VU VUT Vanuatu
WF WLF Wallis and Futuna
WS WSM Samoa, Western Samoa
XK XKX Kosovo
YE YEM Yemen
YT MYT Mayotte
ZA ZAF South Africa, Südafrika, RSA, Afrique du Sud, Zuid-Afrika, Suid-Afrika, Sudáfrica
ZM ZMB Zambia
ZW ZWE Zimbabwe
"""
"""A line a country: its two letters, its three letters, then the names that people write, English first; a country
with many names has several lines."""

SEVERAL_ZONES = """
AC Atlantic/St_Helena
AU Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth
BR America/Sao_Paulo America/Manaus America/Rio_Branco
CA America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/Regina America/St_Johns
CD Africa/Kinshasa Africa/Lubumbashi
CL America/Santiago America/Punta_Arenas
CN Asia/Shanghai
EC America/Guayaquil
ES Europe/Madrid Atlantic/Canary
FM Pacific/Pohnpei Pacific/Chuuk
GL America/Nuuk
ID Asia/Jakarta Asia/Makassar Asia/Jayapura
KI Pacific/Tarawa Pacific/Kiritimati
MN Asia/Ulaanbaatar Asia/Hovd
MX America/Mexico_City America/Tijuana America/Ciudad_Juarez America/Hermosillo America/Matamoros America/Cancun
NZ Pacific/Auckland
PF Pacific/Tahiti
PG Pacific/Port_Moresby Pacific/Bougainville
PT Europe/Lisbon Atlantic/Azores
RU Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Irkutsk
RU Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka
UA Europe/Kyiv
US America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage
US Pacific/Honolulu
TA Atlantic/St_Helena
XK Europe/Belgrade
"""
"""Countries whose own zone list needs a judgement: the most people first; islands and outposts of a few thousand are
left out, because naming only the country practically never means them and all zones would have to be open."""
