"""Headers of Outlook's CSV in Italian, Dutch and Portuguese (of Brazil and of Portugal)."""

from __future__ import annotations

from salesdesk.exchange.tables.outlook import address, each, join

ITALIAN = join((
    each("title?", "Titolo"),
    each("first_name", "Nome"),
    each("middle", "Secondo nome"),
    each("last_name", "Cognome"),
    each("suffix", "Titolo straniero|Suffisso"),
    each("account", "Società"),
    each("department", "Reparto"),
    each("title", "Posizione|Qualifica|Posizione professionale"),
    each("title_other", "Professione"),
    address("work", "Via (uff.)|Indirizzo di lavoro", "Via (uff.) 2|Via 2 (uff.)", "Via (uff.) 3|Via 3 (uff.)", "Città (uff.)|Città di lavoro",
             "Provincia (uff.)|Provincia di lavoro", "CAP (uff.)|CAP di lavoro",
             "Paese (uff.)|Nazione/Regione di lavoro|Paese/area geografica (uff.)|Paese/Regione (uff.)",
             "Casella postale (uff.)"),
    address("home", "Via (ab.)|Indirizzo di casa", "Via (ab.) 2|Via 2 (ab.)", "Via (ab.) 3|Via 3 (ab.)", "Città (ab.)|Città di residenza",
             "Provincia (ab.)|Provincia di residenza", "CAP (ab.)|CAP di casa",
             "Paese (ab.)|Nazione/Regione di casa|Paese/area geografica (ab.)|Paese/Regione (ab.)",
             "Casella postale (ab.)"),
    address("other", "Altra via", "Altra via 2", "Altra via 3", "Altra città", "Altra provincia", "Altro CAP",
             "Altro paese|Altro paese/area geografica|Altro paese/Regione", "Casella postale altro indirizzo"),
    each("phone:fax", "Fax di lavoro|Fax di casa|Fax (uff.)|Fax (ab.)|Altro fax"),
    each("phone:work", "Telefono di lavoro|Telefono di lavoro 2|Ufficio|Ufficio 2|Telefono (uff.)|Telefono (uff.) 2|Telefono 2 (uff.)"),
    each("phone:home", "Telefono di casa|Telefono di casa 2|Abitazione|Abitazione 2|Telefono (ab.)|Telefono (ab.) 2|Telefono 2 (ab.)"),
    each("phone:mobile", "Cellulare|Telefono cellulare|Telefono mobile"),
    each("phone:main", "Telefono principale società|Telefono società"),
    each("phone", "Telefono principale|Richiamata"),
    each("phone:car", "Telefono automobile|Telefono dell'auto"),
    each("phone:other", "Altro telefono|Radiotelefono|ISDN"),
    each("phone:pager", "Cercapersone|Numero cercapersone"),
    each("email", "Indirizzo e-mail|Indirizzo e-mail 2|Indirizzo e-mail 3|Indirizzo posta elettronica|Indirizzo posta elettronica 2|Indirizzo posta elettronica 3|"
                   "Indirizzo di posta elettronica|Indirizzo di posta elettronica 2|Indirizzo di posta elettronica 3"),
    each("skip", "Tipo posta elettronica|Tipo posta elettronica 2|Tipo posta elettronica 3|Priorità|Privato|"
                  "Riservatezza|Sesso"),
    each("", "Nome visualizzato posta elettronica|Nome visualizzato posta elettronica 2|"
              "Nome visualizzato posta elettronica 3|Telefono assistente|Nome assistente|Telex|Telefono TTY/TDD|Account|"
              "Anniversario|Dati fatturazione|Figli|Server di elenchi in linea|Codice Fiscale|Hobby|Iniziali|"
              "Disponibilità Internet|Parole chiave|Lingua|Luogo|Nome manager|Indennità trasferta|Ubicazione ufficio|"
              "N. ID organizzazione|Coniuge|Utente 1|Utente 2|Utente 3|Utente 4"),
    each("birthday", "Compleanno"),
    each("tag", "Categorie"),
    each("notes", "Notizie|Note"),
    each("lead_source", "Presentato da"),
    each("link:homepage", "Pagina Web"),
))  # fmt: skip

DUTCH = join((
    each("title?", "Titel"),
    each("prefix", "Aanhef"),
    each("first_name", "Voornaam"),
    each("middle", "Middelste naam|Tweede naam"),
    each("last_name", "Achternaam"),
    each("suffix", "Achtervoegsel"),
    each("account", "Bedrijf"),
    each("department", "Afdeling"),
    each("title", "Functie"),
    each("title_other", "Beroep"),
    address("work", "Werkadres, straat|Straat (werk)|Adres werk straat", "Werkadres 2, straat|Straat 2 (werk)|Werkadres, straat 2",
             "Werkadres 3, straat|Straat 3 (werk)|Werkadres, straat 3", "Werkadres, plaats|Plaats (werk)",
             "Werkadres, provincie|Provincie (werk)", "Werkadres, postcode|Postcode (werk)",
             "Werkadres, land/regio|Werkadres, land|Land/regio (werk)", "Werkadres, postbus|Werkadres, postbusnummer|Postbus op werk"),
    address("home", "Huisadres, straat|Straat (thuis)", "Huisadres, straat 2|Straat 2 (thuis)",
             "Huisadres, straat 3|Straat 3 (thuis)", "Huisadres, plaats|Plaats (thuis)",
             "Huisadres, provincie|Provincie (thuis)", "Huisadres, postcode|Postcode (thuis)",
             "Huisadres, land/regio|Huisadres, land|Land/regio (thuis)", "Huisadres, postbus|Huisadres, postbusnummer|Postbus thuis"),
    address("other", "Ander adres, straat|Overige straat|Ander adres straat", "Ander adres, straat 2", "Ander adres, straat 3",
             "Ander adres, plaats|Overige plaats", "Ander adres, provincie|Overige provincie",
             "Ander adres, postcode|Overige postcode", "Ander adres, land/regio|Ander adres, land|Overig land/regio|Land/regio (anders)",
             "Ander adres, postbus|Ander adres, postbusnummer"),
    each("phone:fax", "Fax op werk|Fax (werk)|Fax thuis|Fax (thuis)|Andere fax|Overige fax"),
    each("phone:work", "Telefoon op werk|Telefoon op werk 2|Telefoon (werk)|Telefoon 2 (werk)"),
    each("phone:home", "Telefoon thuis|Telefoon thuis 2|Telefoon (thuis)|Telefoon 2 (thuis)"),
    each("phone:mobile", "Mobiele telefoon|Mobiel"),
    each("phone:main", "Hoofdtelefoon bedrijf|Hoofdtelefoonnummer bedrijf|Bedrijf hoofdtelefoonnummer"),
    each("phone", "Hoofdtelefoon|Eerste telefoon|Terugbellen"),
    each("phone:car", "Autotelefoon"),
    each("phone:other", "Andere telefoon|Overige telefoon|Radiotelefoon|ISDN"),
    each("phone:pager", "Semafoon|Pager"),
    each("email", "E-mailadres|E-mailadres 2|E-mailadres 3|E-mail 2, adres|E-mail 3, adres|E-mail, adres"),
    each("skip", "E-mailtype|E-mailtype 2|E-mailtype 3|E-mail 2, type|E-mail 3, type|E-mail, type|Prioriteit|Privé|Gevoeligheid|Geslacht"),
    each("", "E-mail, weergegeven naam|E-mail 2, weergegeven naam|E-mail 3, weergegeven naam|Weergavenaam voor e-mail|"
              "E-mail, weergegeven naam 2|E-mail, weergegeven naam 3|Sofinummer|Organisatie-id|"
              "Telefoon assistent|Assistent, telefoonnummer|Naam assistent|Telex|Teksttelefoon|Account|Speciale datum|"
              "Factuurinformatie|Kinderen|Adreslijstserver|Sofi-nummer|Hobby's|Initialen|Internet Beschikbaarheidsinfo|"
              "Trefwoorden|Taal|Locatie|Naam manager|Manager|Reisafstand|Kantoorlocatie|Id-nummer organisatie|Partner|"
              "Gebruiker 1|Gebruiker 2|Gebruiker 3|Gebruiker 4"),
    each("birthday", "Verjaardag"),
    each("tag", "Categorieën|Categorien"),
    each("notes", "Notities"),
    each("lead_source", "Verwezen door|Referentie van"),
    each("link:homepage", "Webpagina"),
))  # fmt: skip

PORTUGUESE = join((
    each("title?", "Título"),
    each("prefix", "Tratamento"),
    each("first_name", "Nome|Nome Próprio|Primeiro Nome"),
    each("middle", "Segundo Nome|Nome do Meio"),
    each("last_name", "Sobrenome|Apelido|Último Nome"),
    each("suffix", "Sufixo"),
    each("account", "Empresa"),
    each("department", "Departamento"),
    each("title", "Cargo"),
    each("title_other", "Profissão"),
    address("work", "Rua do Endereço Comercial|Rua Comercial|Endereço Comercial|Rua (Empresa)|Rua do emprego",
             "Rua do Endereço Comercial 2|Rua Comercial 2|Endereço Comercial 2|Rua 2 (Empresa)",
             "Rua do Endereço Comercial 3|Rua Comercial 3|Endereço Comercial 3|Rua 3 (Empresa)",
             "Cidade do Endereço Comercial|Cidade Comercial|Localidade (Empresa)",
             "Estado do Endereço Comercial|Estado Comercial|Distrito (Empresa)",
             "CEP do Endereço Comercial|Código Postal Comercial|CEP Comercial|Código Postal (Empresa)",
             "País/Região do Endereço Comercial|Região/País Comercial|País do Endereço Comercial|País/Região (Empresa)",
             "Caixa Postal do Endereço Comercial|Apartado (Empresa)"),
    address("home", "Rua do Endereço Residencial|Rua de Casa|Endereço Residencial|Rua (Casa)|Rua da residência",
             "Rua do Endereço Residencial 2|Endereço Residencial 2|Rua 2 (Casa)",
             "Rua do Endereço Residencial 3|Endereço Residencial 3|Rua 3 (Casa)",
             "Cidade do Endereço Residencial|Cidade de Casa|Cidade Residencial|Localidade (Casa)",
             "Estado do Endereço Residencial|Estado de Casa|Estado Residencial|Distrito (Casa)",
             "CEP do Endereço Residencial|Código Postal de Casa|CEP Residencial|Código Postal (Casa)",
             "País/Região do Endereço Residencial|Região/País de Casa|País do Endereço Residencial|País/Região (Casa)",
             "Caixa Postal do Endereço Residencial|Apartado (Casa)"),
    address("other", "Outra Rua|Outro Endereço|Rua (Outro)", "Outra Rua 2|Outro Endereço 2",
             "Outra Rua 3|Outro Endereço 3", "Outra Cidade|Localidade (Outro)", "Outro Estado|Outro Distrito",
             "Outro CEP|Outro Código Postal", "Outro País/Região|Outro País", "Outra Caixa Postal"),
    each("phone:fax", "Fax de Casa|Fax Comercial|Fax (Empresa)|Fax do emprego|Fax Residencial|Fax (Casa)|Outro Fax"),
    each("phone:work", "Fone Comercial|Fone Comercial 2|Telefone Comercial|Telefone Comercial 2|Telefone (Empresa)|Telefone 2 (Empresa)|"
                        "Telefone do emprego"),
    each("phone:home", "Fone de Casa|Fone de Casa 2|Telefone Residencial|Telefone Residencial 2|Telefone (Casa)|Telefone 2 (Casa)|"
                        "Telefone da residência"),
    each("phone:mobile", "Telefone Celular|Celular|Telemóvel"),
    each("phone:main", "Telefone Principal da Empresa|Telefone da Empresa"),
    each("phone", "Fone Primário|Telefone Principal|Retorno de Chamada|Chamada de Retorno|Chamada de resposta"),
    each("phone:car", "Fone do Carro|Telefone do Carro|Telefone do Automóvel"),
    each("phone:other", "Outro Fone|Outro Telefone|Radiofone|Radiotelefone|ISDN|RDIS"),
    each("phone:pager", "Pager"),
    each("email", "Endereço de Email|Endereço de Email 2|Endereço de Email 3|Endereço de E-mail|Endereço de E-mail 2|"
                   "Endereço de E-mail 3|Endereço de correio electrónico|Endereço de correio eletrónico|"
                   "Endereço de correio electrónico 2|Endereço de correio electrónico 3"),
    each("skip", "Tipo de Email|Tipo de Email 2|Tipo de Email 3|Prioridade|Particular|Privado|Sensibilidade|"
                  "Confidencialidade|Sexo"),
    each("", "Nome para Exibição do Email|Nome para Exibição do Email 2|Nome para Exibição do Email 3|"
              "Telefone do Assistente|Nome do Assistente|Telex|Telefone TTY/TDD|Conta|Datas Especiais|"
              "Aniversário de Casamento|Informações para Cobrança|Informações de Faturação|Filhos|"
              "Servidor de Diretório|Número de Identificação do Governo|Passatempo|Iniciais|Internet Livre/Ocupado|"
              "Palavras-chave|Idioma|Local|Nome do Gerente|Nome do Gestor|Quilometragem|Local do Escritório|"
              "Número de Identificação da Organização|Cônjuge|Usuário 1|Usuário 2|Usuário 3|Usuário 4|"
              "Utilizador 1|Utilizador 2|Utilizador 3|Utilizador 4"),
    each("birthday", "Aniversário|Data de Nascimento"),
    each("tag", "Categorias"),
    each("notes", "Anotações|Notas"),
    each("lead_source", "Indicado por|Recomendado por"),
    each("link:homepage", "Página da Web|Página Web"),
))  # fmt: skip
