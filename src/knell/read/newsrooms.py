"""Names that stand in datelines: agencies, the towns that news is filed from, and words that are no towns."""

_AGENCIES = (
    "AFP|AP|Associated Press|Thomson Reuters|Reuters|REUTERS|DPA|dpa|EFE|ANSA|UPI|Xinhua|XINHUA|SANA",
    "TASS|Tass|Interfax|RIA Novosti|Sputnik|IRNA|Fars|Tasnim|Anadolu Agency|Anadolu|AA|ANI|PTI|CNN|BBC|NNA",
    "MENA|Petra|WAFA|KUNA|WAM|QNA|SPA|Bloomberg|Kyodo|Yonhap|IANS|ARA News|HRW|IRIN|Al Jazeera",
    "Agencies|agencies",
)
_COUNTRIES = "Lebanon|Syria|Iraq|Turkey|Jordan|Yemen|Libya|Egypt|Israel|Iran"
_TOWNS = (
    "Aden|Aleppo|Algiers|Amman|Ankara|Athens|Baghdad|Bamako|Bangui|Beirut|Berlin|Brussels|Cairo|Damascus",
    "Daraa|Deir Ezzor|Diyarbakir|Doha|Donetsk|Dubai|Erbil|Gaza|Gaziantep|Geneva|Goma|Hama|Hasaka|Hasakah",
    "Homs|Idlib|Islamabad|Istanbul|Jerusalem|Kabul|Kandahar|Khartoum|Kiev|Kyiv|Lagos|Latakia|London",
    "Maiduguri|Manama|Mogadishu|Moscow|Mosul|Nairobi|New York|Nicosia|Paris|Peshawar|Qamishli|Quneitra",
    "Ramallah|Raqqa|Reyhanli|Riyadh|Rome|Sanaa|Sirte|Suruc|Tartous|Tehran|Tel Aviv|Tripoli|Tunis|Vienna",
    "Washington|Yangon",
)
_NOT_PLACES = (
    "ISIS|ISIL|IS|UN|US|USA|UK|EU|NATO|SDF|YPG|PKK|FSA|SNA|HTS|UNICEF|UNHCR|OCHA|WHO|ICRC|MSF|DAESH",
    r"BREAKING|UPDATE\w*|WATCH|VIDEO|PHOTOS?|LIVE|EXCLUSIVE|NEWS|ANALYSIS|OPINION|FACTBOX|TIMELINE",
    "CORRECTED|READ|NOTE|FILE",
)

AGENCY = rf"(?:{'|'.join(_AGENCIES)})"
COUNTRY = rf"(?:{_COUNTRIES})"
TOWN = rf"(?:{'|'.join(_TOWNS)})"
"""For the forms in which nothing else marks the dateline: the dash is a bare hyphen, or is lost."""

NOT_PLACE = rf"(?:{'|'.join(_NOT_PLACES)}|{AGENCY})"
