"""Regions, cities, zone words and area codes, as tables to be read by `places`, `zones` and `phones`; no rules here.

Written by hand from general knowledge. A city stands here when its country has several zones, or when people write it
without its country; the rest follows from the country.
"""

from __future__ import annotations

REGIONS = """
US America/New_York: CT Connecticut; DE Delaware; DC District of Columbia, Washington DC; GA Georgia; ME Maine
US America/New_York: MD Maryland; MA Massachusetts; NH New Hampshire; NJ New Jersey; NY New York, New York State
US America/New_York: NC North Carolina; OH Ohio; PA Pennsylvania; RI Rhode Island; SC South Carolina; VT Vermont
US America/New_York: VA Virginia; WV West Virginia
US America/Detroit: MI Michigan
US America/New_York America/Chicago: FL Florida
US America/Indiana/Indianapolis America/Chicago: IN Indiana
US America/New_York America/Chicago: KY Kentucky
US America/Chicago America/New_York: TN Tennessee
US America/Chicago: AL Alabama; AR Arkansas; IL Illinois; IA Iowa; KS Kansas; LA Louisiana; MN Minnesota
US America/Chicago: MS Mississippi
US America/Chicago: MO Missouri; OK Oklahoma; WI Wisconsin
US America/Chicago America/Denver: TX Texas; NE Nebraska; ND North Dakota; SD South Dakota
US America/Denver: CO Colorado; MT Montana; NM New Mexico; UT Utah; WY Wyoming
US America/Boise America/Los_Angeles: ID Idaho
US America/Phoenix: AZ Arizona
US America/Los_Angeles: CA California; NV Nevada; OR Oregon; WA Washington, Washington State
US America/Anchorage: AK Alaska
US Pacific/Honolulu: HI Hawaii, Hawai'i
CA America/Vancouver: BC British Columbia, Colombie-Britannique
CA America/Edmonton: AB Alberta; NT Northwest Territories
CA America/Regina: SK Saskatchewan
CA America/Winnipeg: MB Manitoba
CA America/Toronto: ON Ontario; QC Quebec, Québec, PQ
CA America/Halifax: NS Nova Scotia; NB New Brunswick; PE Prince Edward Island, PEI
CA America/St_Johns America/Goose_Bay: NL Newfoundland and Labrador, Newfoundland, NF
CA America/Whitehorse: YT Yukon, Yukon Territory
CA America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay: NU Nunavut
AU Australia/Sydney: NSW New South Wales; ACT Australian Capital Territory
AU Australia/Melbourne: VIC Victoria
AU Australia/Brisbane: QLD Queensland
AU Australia/Adelaide: SA South Australia
AU Australia/Perth: WA Western Australia
AU Australia/Hobart: TAS Tasmania
AU Australia/Darwin: NT Northern Territory
BR America/Sao_Paulo: SP São Paulo, Sao Paulo State; RJ Rio de Janeiro; MG Minas Gerais; ES Espírito Santo; PR Paraná
BR America/Sao_Paulo: SC Santa Catarina; RS Rio Grande do Sul; DF Distrito Federal; GO Goiás
BR America/Bahia: BA Bahia
BR America/Fortaleza: CE Ceará; RN Rio Grande do Norte; PB Paraíba; PI Piauí; MA Maranhão
BR America/Recife: PE Pernambuco
BR America/Maceio: AL Alagoas; SE Sergipe
BR America/Araguaina: TO Tocantins
BR America/Belem: PA Pará; AP Amapá
BR America/Cuiaba: MT Mato Grosso
BR America/Campo_Grande: MS Mato Grosso do Sul
BR America/Manaus: AM Amazonas; RR Roraima; RO Rondônia
BR America/Rio_Branco: AC Acre
MX America/Tijuana: BC Baja California, Baja California Norte
MX America/Mazatlan: BCS Baja California Sur; SIN Sinaloa; NAY Nayarit
MX America/Hermosillo: SON Sonora
MX America/Chihuahua America/Ciudad_Juarez: CHIH Chihuahua
MX America/Monterrey America/Matamoros: TAMPS Tamaulipas; COAH Coahuila; NL Nuevo León
MX America/Cancun: QROO Quintana Roo, Q Roo
MX America/Merida: YUC Yucatán; CAMP Campeche
MX America/Mexico_City: CDMX Ciudad de México, Mexico City, Distrito Federal; MEX Estado de México; JAL Jalisco
MX America/Mexico_City: PUE Puebla; GTO Guanajuato; QRO Querétaro; VER Veracruz; MICH Michoacán; OAX Oaxaca
MX America/Mexico_City: CHIS Chiapas; HGO Hidalgo; SLP San Luis Potosí; AGS Aguascalientes; DGO Durango; TAB Tabasco
MX America/Mexico_City: ZAC Zacatecas; MOR Morelos; TLAX Tlaxcala; COL Colima; GRO Guerrero
ES Atlantic/Canary: - Canary Islands, Canarias, Islas Canarias, Las Palmas, Santa Cruz de Tenerife, Tenerife
ES Europe/Madrid: - Madrid, Comunidad de Madrid; - Catalonia, Cataluña, Catalunya; - Andalusia, Andalucía
ES Europe/Madrid: - Basque Country, País Vasco, Euskadi; - Galicia; - Comunidad Valenciana; - Aragón; - Navarra
ES Europe/Madrid: - Balearic Islands, Islas Baleares; - Castilla y León; - Castilla-La Mancha; - Murcia; - Asturias
PT Atlantic/Azores: - Azores, Açores
PT Europe/Lisbon: - Madeira; - Algarve; - Porto District; - Lisboa District
ID Asia/Makassar: - Bali; - South Sulawesi, Sulawesi Selatan; - East Kalimantan, Kalimantan Timur; - North Sulawesi
ID Asia/Jayapura: - Papua; - West Papua; - Maluku
ID Asia/Jakarta: - West Java, Jawa Barat; - East Java, Jawa Timur; - Central Java, Jawa Tengah; - Banten
ID Asia/Jakarta: - North Sumatra
RU Europe/Moscow: - Moscow Oblast, Moskovskaya oblast; - Leningrad Oblast; - Tatarstan; - Krasnodar Krai
RU Asia/Yekaterinburg: - Sverdlovsk Oblast; - Chelyabinsk Oblast; - Bashkortostan; - Tyumen Oblast; - Perm Krai
DE Europe/Berlin: - Bavaria, Bayern; - Hesse, Hessen; NRW North Rhine-Westphalia, Nordrhein-Westfalen
DE Europe/Berlin: - Saxony, Sachsen
DE Europe/Berlin: - Baden-Württemberg; - Lower Saxony, Niedersachsen; - Rhineland-Palatinate, Rheinland-Pfalz
DE Europe/Berlin: - Thüringen
DE Europe/Berlin: - Schleswig-Holstein; - Brandenburg; - Saarland; - Sachsen-Anhalt; - Mecklenburg-Vorpommern
AT Europe/Vienna: - Tyrol, Tirol; - Styria, Steiermark; - Upper Austria, Oberösterreich; - Niederösterreich
AT Europe/Vienna: - Vorarlberg
CH Europe/Zurich: - Aargau; - Ticino; - Vaud; - Zug; - Valais, Wallis; - Thurgau; - Schwyz; - Kanton Zürich
FR Europe/Paris: - Île-de-France; - Auvergne-Rhône-Alpes; - Occitanie; - Nouvelle-Aquitaine; - Hauts-de-France
FR Europe/Paris: - Bretagne
FR Europe/Paris: - Provence-Alpes-Côte d'Azur, PACA; - Grand Est; - Normandie; - Pays de la Loire
IT Europe/Rome: - Lombardy, Lombardia; - Lazio; - Veneto; - Piedmont, Piemonte; - Emilia-Romagna; - Tuscany, Toscana
NL Europe/Amsterdam: - Noord-Holland, North Holland; - Zuid-Holland, South Holland; - Noord-Brabant; - Gelderland
GB Europe/London: - Greater London; - Greater Manchester; - Yorkshire; - West Yorkshire; - Kent; - Surrey; - Essex
GB Europe/London: - West Midlands; - Lancashire; - Hampshire; - Merseyside; - Berkshire; - Hertfordshire
GB Europe/London: - Oxfordshire
IN Asia/Kolkata: - Maharashtra; - Karnataka; - Tamil Nadu; - Telangana; - Gujarat; - Haryana; - Uttar Pradesh
IN Asia/Kolkata: - Kerala
IN Asia/Kolkata: - West Bengal; - Rajasthan; - Delhi NCR, NCR; - Punjab India; - Madhya Pradesh; - Andhra Pradesh
IN Asia/Kolkata: - Goa
ZA Africa/Johannesburg: - Gauteng; - Western Cape; - KwaZulu-Natal; - Eastern Cape
JP Asia/Tokyo: - Kanagawa; - Aichi; - Hokkaido; - Saitama; - Chiba
"""
"""country zones: code name, other names; … A hyphen is no code. A region over several zones has all of those that hold
at least one in fifty of its people."""

CITIES = """
US OR America/Los_Angeles: Portland, Salem, Eugene, Bend, Beaverton, Hillsboro, Gresham, Medford, Corvallis
US ME America/New_York: Portland, Bangor, Augusta, ~Lewiston
US WA America/Los_Angeles: Seattle, Spokane, Tacoma, Bellevue, Redmond, Kirkland, Everett, Olympia, ~Vancouver
US CA America/Los_Angeles: Los Angeles, LA, San Francisco, SF, San Diego, San Jose, Sacramento, Oakland, Fresno
US CA America/Los_Angeles: Irvine
US CA America/Los_Angeles: Long Beach, Palo Alto, Mountain View, Sunnyvale, Santa Clara, Cupertino, Menlo Park
US CA America/Los_Angeles: Berkeley
US CA America/Los_Angeles: Anaheim, Santa Monica, Santa Barbara, Pasadena, Burbank, San Mateo, Fremont, Riverside
US CA America/Los_Angeles: Silicon Valley, San Francisco Bay, East Bay, Bay, Orange County, Bakersfield, Stockton
US CA America/Los_Angeles: ~Ontario, ~Richmond, ~Glendale, ~Dublin, ~Lancaster, Santa Rosa, Salinas
US NV America/Los_Angeles: Las Vegas, Reno, Henderson, Carson City
US AZ America/Phoenix: Phoenix, Tucson, Scottsdale, Mesa, Tempe, Chandler, Gilbert, Flagstaff, Glendale, ~Peoria
US UT America/Denver: Salt Lake City, Provo, Lehi, Ogden, Park City, Draper
US CO America/Denver: Denver, Boulder, Colorado Springs, Fort Collins, Aurora
US NM America/Denver: Albuquerque, Santa Fe, Las Cruces
US MT America/Denver: Billings, Bozeman, Missoula, Helena
US WY America/Denver: Cheyenne, Casper, ~Jackson
US ID America/Boise: Boise, Meridian, Nampa, Idaho Falls, Twin Falls, Pocatello
US ID America/Boise: ~Eagle, ~Caldwell, ~Rexburg
US ID America/Los_Angeles: Coeur d'Alene, ~Lewiston, ~Moscow
US ID America/Los_Angeles: ~Post Falls, ~Sandpoint, ~Hayden
US TX America/Chicago: Dallas, Houston, Austin, San Antonio, Fort Worth, Plano, Irving, Arlington, Frisco, Lubbock
US TX America/Chicago: Corpus Christi, Laredo, Amarillo, McAllen, Waco, Midland, Odessa, Round Rock, Sugar Land
US TX America/Chicago: ~Garland, ~Grapevine, ~Allen, ~Carrollton, ~Denton, ~Katy, ~Beaumont, ~Killeen, ~Brownsville
US TX America/Chicago: ~Abilene, ~Longview, ~San Marcos, ~Georgetown, ~Pearland, ~Pasadena, ~Lewisville, ~Mesquite
US TX America/Chicago: ~Cedar Park, ~New Braunfels, ~College Station, ~Bryan, ~League City, ~Addison, ~Southlake
US TX America/Chicago: ~Spring
US TX America/Chicago: Galveston
US TX America/Chicago: Dallas Fort Worth, DFW, The Woodlands, Tyler, McKinney, ~Paris, ~Athens, ~Victoria, ~Richardson
US TX America/Denver: El Paso
US OK America/Chicago: Oklahoma City, Tulsa, Norman, Stillwater
US KS America/Chicago: Wichita, Overland Park, Topeka, Kansas City, Lawrence, Olathe
US MO America/Chicago: Kansas City, St. Louis, Springfield, Columbia, Jefferson City
US NE America/Chicago: Omaha, Lincoln, Grand Island
US NE America/Chicago: ~Bellevue, ~Papillion, ~Kearney, ~Norfolk, ~Columbus, ~North Platte, ~Fremont, ~La Vista
US NE America/Denver: Scottsbluff
US SD America/Chicago: Sioux Falls, Pierre
US SD America/Chicago: ~Aberdeen, ~Brookings, ~Watertown, ~Mitchell, ~Yankton
US SD America/Denver: Rapid City
US SD America/Denver: ~Spearfish, ~Sturgis
US ND America/Chicago: Fargo, Bismarck, Grand Forks, Minot
US ND America/Chicago: ~West Fargo, ~Williston, ~Jamestown
US ND America/Denver: ~Dickinson
US MN America/Chicago: Minneapolis, St. Paul, Rochester, Duluth, Bloomington, Eden Prairie, Minneapolis Saint Paul
US MN America/Chicago: Twin Cities
US IA America/Chicago: Des Moines, Cedar Rapids, Davenport, Iowa City, Sioux City
US WI America/Chicago: Milwaukee, Madison, Green Bay, Appleton
US IL America/Chicago: Chicago, Naperville, Springfield, Peoria, Rockford, Evanston, Schaumburg, Aurora, Champaign
US IL America/Chicago: Chicagoland, Oak Brook, Bloomington
US IN America/Indiana/Indianapolis: Indianapolis, Fort Wayne, South Bend, Bloomington, Carmel, ~Warsaw, ~Lafayette
US IN America/Indiana/Indianapolis: ~Fishers, ~Noblesville, ~West Lafayette, ~Muncie, ~Terre Haute, ~Elkhart
US IN America/Indiana/Indianapolis: ~Anderson, ~Kokomo, ~Columbus, ~Greenwood, ~Mishawaka, ~Jeffersonville
US IN America/Indiana/Indianapolis: ~Zionsville
US IN America/Chicago: Evansville, Gary, Hammond, ~Merrillville
US IN America/Chicago: ~Valparaiso, ~Michigan City, ~Crown Point, ~Munster, ~Schererville
US AR America/Chicago: Little Rock, Bentonville, Fayetteville
US LA America/Chicago: New Orleans, Baton Rouge, Shreveport, Lafayette
US MS America/Chicago: Jackson, Gulfport
US AL America/Chicago: Birmingham, Huntsville, Montgomery, Mobile
US TN America/Chicago: Nashville, Memphis, ~Franklin, Clarksville, ~Jackson
US TN America/Chicago: ~Murfreesboro, ~Brentwood, ~Germantown, ~Hendersonville, ~Cookeville, ~Smyrna, ~Gallatin
US TN America/New_York: Knoxville, Chattanooga, ~Bristol
US TN America/New_York: ~Johnson City, ~Kingsport, ~Oak Ridge, ~Maryville
US KY America/New_York: Louisville, Lexington, Covington
US KY America/New_York: ~Florence, ~Frankfort, ~Elizabethtown, ~Richmond, ~Georgetown, ~Newport
US KY America/Chicago: Bowling Green, Owensboro, Paducah
US KY America/Chicago: ~Hopkinsville, ~Henderson, ~Madisonville
US MI America/Detroit: Detroit, Grand Rapids, Ann Arbor, Lansing, Kalamazoo, Flint, Dearborn, ~Troy, ~Jackson
US OH America/New_York: Columbus, Cleveland, Cincinnati, Dayton, Akron, Toledo, Youngstown, ~Dublin, ~Lima
US NY America/New_York: New York, New York City, NYC, Manhattan, Brooklyn, Queens, Buffalo, Rochester, Albany
US NY America/New_York: Syracuse
US NY America/New_York: White Plains, Long Island, Yonkers, Ithaca
US NJ America/New_York: Newark, Jersey City, Hoboken, Princeton, Trenton, Edison, Parsippany
US PA America/New_York: Philadelphia, Pittsburgh, Harrisburg, Allentown, Scranton, ~Lancaster, ~Reading, ~York
US CT America/New_York: Hartford, Stamford, New Haven, Bridgeport, Greenwich, ~Bristol, ~Windsor
US MA America/New_York: Boston, Cambridge, Springfield, Worcester, Lowell, Waltham, Burlington, Somerville, ~Plymouth
US MA America/New_York: Salem
US RI America/New_York: Providence, Newport
US NH America/New_York: ~Manchester, Nashua, ~Portsmouth
US VT America/New_York: Burlington, Montpelier
US MD America/New_York: Baltimore, Bethesda, Rockville, Annapolis, Silver Spring, Columbia
US DC America/New_York: Washington, Washington DC, DC, Washington D C, Washington DC Baltimore
US VA America/New_York: Richmond, Norfolk, Virginia Beach, Arlington, Alexandria, Reston, McLean, Roanoke, ~Vienna
US WV America/New_York: Charleston, Morgantown
US NC America/New_York: Charlotte, Raleigh, Durham, Greensboro, Wilmington, Winston-Salem, Asheville, Fayetteville
US SC America/New_York: Charleston, Columbia, Greenville, Myrtle Beach
US GA America/New_York: Atlanta, Savannah, Alpharetta, Augusta, Macon, Columbus, ~Athens, ~Rome
US FL America/New_York: Miami, Orlando, Tampa, Jacksonville, Fort Lauderdale, Tallahassee, West Palm Beach, Boca Raton
US FL America/New_York: ~Coral Gables, ~Hollywood, ~Kissimmee, ~Lakeland, ~Fort Myers, ~Cape Coral
US FL America/New_York: ~Palm Beach Gardens, ~Delray Beach, ~Jupiter, ~Ocala, ~Plantation, ~Weston, ~Coral Springs
US FL America/New_York: ~Pompano Beach, ~Hialeah, ~Port St. Lucie, ~Bradenton, ~St. Augustine, ~Doral, ~Aventura
US FL America/New_York: ~Lake Mary, ~Winter Park, ~Deerfield Beach, ~Palm Beach, ~Boynton Beach, ~Key West
US FL America/New_York: ~Naples, Sarasota, St. Petersburg, Gainesville, Clearwater, Daytona Beach, Tampa Bay
US FL America/New_York: ~Melbourne
US FL America/Chicago: Pensacola, Panama City Beach, Destin, ~Panama City
US FL America/Chicago: ~Fort Walton Beach, ~Crestview, ~Gulf Breeze
US DE America/New_York: Wilmington, Dover
US AK America/Anchorage: Anchorage, Juneau, Fairbanks
US HI Pacific/Honolulu: Honolulu, Hilo, Maui
CA BC America/Vancouver: Vancouver, Victoria, Burnaby, Surrey, Kelowna, Richmond, Kamloops, Prince George
CA BC America/Dawson_Creek: Fort St. John, Dawson Creek
CA AB America/Edmonton: Calgary, Edmonton, Red Deer, Lethbridge, Fort McMurray
CA SK America/Regina: Regina, Saskatoon
CA MB America/Winnipeg: Winnipeg, Brandon
CA ON America/Toronto: Toronto, Ottawa, Mississauga, Hamilton, Waterloo, Kitchener, Markham, Oakville, Brampton
CA ON America/Toronto: Sudbury
CA ON America/Toronto: Thunder Bay, ~London, ~Kingston, ~Windsor, ~Cambridge, ~Burlington
CA QC America/Toronto: Montreal, Montréal, Quebec City, Québec, Laval, Gatineau, Sherbrooke, Longueuil
CA NS America/Halifax: Halifax, Dartmouth, ~Sydney
CA NB America/Moncton: Moncton, Fredericton, Saint John
CA PE America/Halifax: Charlottetown
CA NL America/St_Johns: St. John's
CA NT America/Edmonton: Yellowknife
CA YT America/Whitehorse: Whitehorse
AU NSW Australia/Sydney: Sydney, Parramatta, Wollongong, Newcastle
AU ACT Australia/Sydney: Canberra
AU VIC Australia/Melbourne: Melbourne, Geelong, Ballarat, Bendigo
AU QLD Australia/Brisbane: Brisbane, Gold Coast, Cairns, Townsville, Sunshine Coast, Toowoomba
AU SA Australia/Adelaide: Adelaide
AU WA Australia/Perth: Perth, Fremantle, Bunbury
AU TAS Australia/Hobart: Hobart, Launceston
AU NT Australia/Darwin: Darwin, Alice Springs
NZ - Pacific/Auckland: Auckland, Wellington, Christchurch, Dunedin, Tauranga, Hamilton, Napier
BR SP America/Sao_Paulo: São Paulo, Campinas, Santos, Guarulhos, Ribeirão Preto, São José dos Campos, Barueri, Osasco
BR RJ America/Sao_Paulo: Rio de Janeiro, Niterói
BR MG America/Sao_Paulo: Belo Horizonte, Uberlândia
BR DF America/Sao_Paulo: Brasília
BR PR America/Sao_Paulo: Curitiba, Londrina
BR RS America/Sao_Paulo: Porto Alegre, Caxias do Sul
BR SC America/Sao_Paulo: Florianópolis, Joinville
BR GO America/Sao_Paulo: Goiânia
BR ES America/Sao_Paulo: Vitória
BR BA America/Bahia: Salvador
BR CE America/Fortaleza: Fortaleza
BR PE America/Recife: Recife
BR PA America/Belem: Belém
BR AM America/Manaus: Manaus
BR MT America/Cuiaba: Cuiabá
BR MS America/Campo_Grande: Campo Grande
MX CDMX America/Mexico_City: Mexico City, Ciudad de México, CDMX, México D.F.
MX JAL America/Mexico_City: Guadalajara, Zapopan
MX NL America/Monterrey: Monterrey, San Pedro Garza García
MX PUE America/Mexico_City: Puebla
MX QRO America/Mexico_City: Querétaro
MX GTO America/Mexico_City: León, Celaya
MX YUC America/Merida: Mérida
MX BC America/Tijuana: Tijuana, Mexicali, Ensenada
MX SON America/Hermosillo: Hermosillo
MX CHIH America/Ciudad_Juarez: Ciudad Juárez, Juárez
MX CHIH America/Chihuahua: Chihuahua
MX SIN America/Mazatlan: Culiacán, Mazatlán
MX QROO America/Cancun: Cancún, Playa del Carmen
MX TAMPS America/Matamoros: Reynosa, Matamoros, Nuevo Laredo
MX COAH America/Monterrey: Saltillo, Torreón
AR - America/Argentina/Buenos_Aires: Buenos Aires, Rosario, Córdoba, Mendoza
CL - America/Santiago: Santiago, Santiago de Chile, Valparaíso, Concepción, Antofagasta
CL - America/Punta_Arenas: Punta Arenas
CO - America/Bogota: Bogotá, Medellín, Cali, Barranquilla, Cartagena
PE - America/Lima: Lima, Arequipa
EC - America/Guayaquil: Quito, Guayaquil
VE - America/Caracas: Caracas, Maracaibo, Valencia, ~Mérida, ~Barcelona
UY - America/Montevideo: Montevideo
PY - America/Asuncion: Asunción
BO - America/La_Paz: La Paz, Santa Cruz de la Sierra
CR - America/Costa_Rica: San José
PA - America/Panama: Panama City
GT - America/Guatemala: Guatemala City
SV - America/El_Salvador: San Salvador
DO - America/Santo_Domingo: Santo Domingo
PR - America/Puerto_Rico: San Juan
JM - America/Jamaica: Kingston
GB - Europe/London: London, Manchester, Birmingham, Leeds, Glasgow, Edinburgh, Bristol, Liverpool, Cardiff, Belfast
GB - Europe/London: Sheffield
GB - Europe/London: Cambridge, Oxford, Reading, Nottingham, Leicester, Southampton, Brighton, Milton Keynes, Aberdeen
GB - Europe/London: City of London, Coventry, Newcastle, Newcastle upon Tyne, Slough, Bath, York, Swindon, Guildford
GB - Europe/London: Canary Wharf, Plymouth, Norwich, ~Perth, ~Durham, ~Worcester, ~Lincoln, ~Halifax, ~Boston
GB - Europe/London: ~Windsor, ~Lancaster
IE - Europe/Dublin: Dublin, Cork, Galway, Limerick
FR - Europe/Paris: Paris, Lyon, Marseille, Toulouse, Lille, Bordeaux, Nantes, Nice, Strasbourg, Grenoble, Rennes
DE - Europe/Berlin: Berlin, Munich, München, Muenchen, Hamburg, Frankfurt, Frankfurt am Main, Cologne, Köln, Koeln
DE - Europe/Berlin: Stuttgart
DE - Europe/Berlin: Düsseldorf, Duesseldorf, Leipzig, Dresden, Hannover, Hanover, Nuremberg, Nürnberg, Bremen
DE - Europe/Berlin: Dortmund
DE - Europe/Berlin: Essen, Bonn, Mannheim, Karlsruhe, Wiesbaden, Münster, Augsburg, Aachen, Heidelberg, Bielefeld, Ulm
AT - Europe/Vienna: Vienna, Wien, Graz, Linz, Salzburg, Innsbruck
CH - Europe/Zurich: Zurich, Zürich, Geneva, Genève, Genf, Basel, Bern, Lausanne, Zug, Lugano, St. Gallen, Winterthur
NL - Europe/Amsterdam: Amsterdam, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven
BE - Europe/Brussels: Brussels, Bruxelles, Brussel, Brüssel, Antwerp, Antwerpen, Ghent, Gent, Liège, Leuven
LU - Europe/Luxembourg: Luxembourg, Luxembourg City
ES - Europe/Madrid: Madrid, Barcelona, Valencia, Seville, Sevilla, Bilbao, Málaga, Zaragoza, ~Toledo, ~Córdoba, ~León
ES - Europe/Madrid: ~Vitoria, ~Mérida
ES - Atlantic/Canary: Las Palmas, Las Palmas de Gran Canaria, Santa Cruz de Tenerife
PT - Europe/Lisbon: Lisbon, Lisboa, Porto, Oporto, Braga, Coimbra, Funchal, ~Lagos
PT - Atlantic/Azores: Ponta Delgada
IT - Europe/Rome: Rome, Roma, Milan, Milano, Turin, Torino, Naples, Napoli, Bologna, Florence, Firenze, Venice, Genoa
IT - Europe/Rome: Verona
DK - Europe/Copenhagen: Copenhagen, København, Kopenhagen, Aarhus, Odense, Aalborg
SE - Europe/Stockholm: Stockholm, Gothenburg, Göteborg, Malmö, Uppsala
NO - Europe/Oslo: Oslo, Bergen, Trondheim, Stavanger
FI - Europe/Helsinki: Helsinki, Espoo, Tampere, Turku, Oulu
IS - Atlantic/Reykjavik: Reykjavik
PL - Europe/Warsaw: Warsaw, Warszawa, Kraków, Cracow, Wrocław, Wroclaw, Poznań, Gdańsk, Łódź, Katowice
CZ - Europe/Prague: Prague, Praha, Prag, Brno, Ostrava
SK - Europe/Bratislava: Bratislava, Košice
HU - Europe/Budapest: Budapest, Debrecen
RO - Europe/Bucharest: Bucharest, București, Cluj-Napoca, Cluj, Timișoara, Iași
BG - Europe/Sofia: Sofia, Plovdiv, Varna
GR - Europe/Athens: Athens, Athina, Thessaloniki
HR - Europe/Zagreb: Zagreb, Split
SI - Europe/Ljubljana: Ljubljana, Maribor
RS - Europe/Belgrade: Belgrade, Beograd, Novi Sad
EE - Europe/Tallinn: Tallinn, Tartu
LV - Europe/Riga: Riga
LT - Europe/Vilnius: Vilnius, Kaunas
UA - Europe/Kyiv: Kyiv, Kiev, Lviv, Kharkiv, Odesa, Odessa, Dnipro
MT - Europe/Malta: Valletta
CY - Asia/Nicosia: Nicosia, Limassol, Larnaca
TR - Europe/Istanbul: Istanbul, Ankara, Izmir, Bursa
RU - Europe/Moscow: Moscow, Moskva, Moskau, Москва, Saint Petersburg, Sankt-Peterburg, Санкт-Петербург, Kazan
RU - Europe/Moscow: Krasnodar
RU - Europe/Moscow: Nizhny Novgorod, Rostov-on-Don, Voronezh, Sochi
RU - Europe/Samara: Samara, Tolyatti
RU - Europe/Kaliningrad: Kaliningrad
RU - Asia/Yekaterinburg: Yekaterinburg, Ekaterinburg, Екатеринбург, Chelyabinsk, Perm, Ufa, Tyumen
RU - Asia/Omsk: Omsk
RU - Asia/Novosibirsk: Novosibirsk, Новосибирск, Krasnoyarsk, Tomsk, Barnaul
RU - Asia/Irkutsk: Irkutsk
RU - Asia/Yakutsk: Yakutsk
RU - Asia/Vladivostok: Vladivostok, Khabarovsk
GE - Asia/Tbilisi: Tbilisi
AZ - Asia/Baku: Baku
KZ - Asia/Almaty: Almaty, Astana
UZ - Asia/Tashkent: Tashkent
IL - Asia/Jerusalem: Tel Aviv, Tel Aviv-Yafo, Jerusalem, Haifa, Herzliya
AE - Asia/Dubai: Dubai, Abu Dhabi, Sharjah
SA - Asia/Riyadh: Riyadh, Jeddah, Dammam
QA - Asia/Qatar: Doha
KW - Asia/Kuwait: Kuwait City
BH - Asia/Bahrain: Manama
OM - Asia/Muscat: Muscat
LB - Asia/Beirut: Beirut
JO - Asia/Amman: Amman
EG - Africa/Cairo: Cairo, Alexandria, Giza
MA - Africa/Casablanca: Casablanca, Rabat, Marrakech, Tangier
TN - Africa/Tunis: Tunis
DZ - Africa/Algiers: Algiers, Alger
NG - Africa/Lagos: Lagos, Abuja, Port Harcourt
GH - Africa/Accra: Accra, Kumasi
SN - Africa/Dakar: Dakar
CI - Africa/Abidjan: Abidjan
KE - Africa/Nairobi: Nairobi, Mombasa
ET - Africa/Addis_Ababa: Addis Ababa
TZ - Africa/Dar_es_Salaam: Dar es Salaam
UG - Africa/Kampala: Kampala
RW - Africa/Kigali: Kigali
ZA - Africa/Johannesburg: Johannesburg, Cape Town, Durban, Pretoria, Sandton, Centurion
CD - Africa/Kinshasa: Kinshasa
CD - Africa/Lubumbashi: Lubumbashi, Goma
IN - Asia/Kolkata: Mumbai, Bombay, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune, Kolkata, Calcutta
IN - Asia/Kolkata: Ahmedabad, Gurgaon, Gurugram, Noida, Jaipur, Kochi, Chandigarh, Coimbatore, Indore, Madras
PK - Asia/Karachi: Karachi, Lahore, Islamabad, ~Hyderabad
BD - Asia/Dhaka: Dhaka, Chittagong
LK - Asia/Colombo: Colombo
NP - Asia/Kathmandu: Kathmandu
SG - Asia/Singapore: Singapore
MY - Asia/Kuala_Lumpur: Kuala Lumpur, KL, Penang, Petaling Jaya, Johor Bahru
TH - Asia/Bangkok: Bangkok, Chiang Mai
VN - Asia/Ho_Chi_Minh: Ho Chi Minh City, Saigon, Hanoi, Da Nang, HCMC
PH - Asia/Manila: Manila, Makati, Cebu, Quezon City, Taguig, Metro Manila
ID - Asia/Jakarta: Jakarta, Surabaya, Bandung, Medan, Semarang, Tangerang, Bekasi, Palembang
ID - Asia/Makassar: Denpasar, Makassar, Balikpapan, Manado
ID - Asia/Jayapura: Jayapura, Ambon
CN - Asia/Shanghai: Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Suzhou, Wuhan, Xi'an, Tianjin
CN - Asia/Shanghai: Chongqing, Dalian, Qingdao, Xiamen, Ningbo, 北京, 上海, 深圳, 广州
HK - Asia/Hong_Kong: Hong Kong, Kowloon
MO - Asia/Macau: Macau
TW - Asia/Taipei: Taipei, 台北, Hsinchu, Kaohsiung, Taichung
JP - Asia/Tokyo: Tokyo, 東京, Osaka, 大阪, Yokohama, Nagoya, Fukuoka, Kyoto, Kobe, Sapporo
KR - Asia/Seoul: Seoul, 서울, Busan, Incheon, Daejeon
MN - Asia/Ulaanbaatar: Ulaanbaatar
"""
"""country region zone: cities. A tilde marks the small namesake of a far greater city: it is meant only where the
region or the country says so, or where no greater one stands here."""

ABBREVIATIONS = """
ET EST EDT EST5EDT Eastern: America/New_York
CT CST CDT CST6CDT Central: America/Chicago
MT MST MDT MST7MDT Mountain: America/Denver America/Phoenix
PT PST PDT PST8PDT Pacific: America/Los_Angeles
AKST AKDT Alaska: America/Anchorage
HST Hawaii: Pacific/Honolulu
AT AST ADT Atlantic: America/Halifax
NST NDT Newfoundland: America/St_Johns
GMT BST: Europe/London
WET WEST: Europe/Lisbon
CET CEST MEZ MESZ: Europe/Berlin Europe/Paris Europe/Madrid
EET EEST: Europe/Athens Europe/Helsinki
MSK: Europe/Moscow
TRT: Europe/Istanbul
IST: Asia/Kolkata Europe/Dublin Asia/Jerusalem
GST: Asia/Dubai
PKT: Asia/Karachi
SGT: Asia/Singapore
HKT: Asia/Hong_Kong
JST: Asia/Tokyo
KST: Asia/Seoul
WIB: Asia/Jakarta
SAST: Africa/Johannesburg
EAT: Africa/Nairobi
WAT: Africa/Lagos
BRT: America/Sao_Paulo
ART: America/Argentina/Buenos_Aires
AWST: Australia/Perth
ACST ACDT: Australia/Adelaide Australia/Darwin
AEST AEDT: Australia/Sydney Australia/Brisbane
NZST NZDT: Pacific/Auckland
Z Zulu: UTC
"""
"""What people write for a zone, and the zones that they may mean by it: suggestions only, never taken as a zone."""

AREA_CODES = """
1208 1986: America/Boise America/Los_Angeles
1219: America/Chicago
1270 1364: America/Chicago America/New_York
1308: America/Chicago America/Denver
1423 1729: America/New_York America/Chicago
1448 1850: America/Chicago America/New_York
1605 1701: America/Chicago America/Denver
1689: America/New_York
1775: America/Los_Angeles
1812 1930: America/New_York America/Chicago
1906: America/Detroit America/Menominee
1907: America/Anchorage
1474: America/Regina
1709 1879: America/St_Johns America/Goose_Bay
1867: America/Whitehorse America/Edmonton America/Rankin_Inlet America/Iqaluit
1357 1837: America/Los_Angeles
1457 1471 1483 1621 1861 1924: America/Chicago
1436 1465 1679: America/New_York
612: Australia/Sydney
613: Australia/Melbourne
617: Australia/Brisbane
6187 6188: Australia/Adelaide
61879 61889: Australia/Darwin
6186 6189: Australia/Perth
5661: America/Punta_Arenas
"""
"""The starts of numbers for which phonenumbers 9.0.43 knows less than the map: North American codes over two zones that
it answers with one, overlays it files under another state, codes too new for it; Australia's 08, all of which it takes
for Adelaide and Perth, without Darwin; the south of Chile."""
