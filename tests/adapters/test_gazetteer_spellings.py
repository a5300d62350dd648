"""Spellings of places in the news of eleven wars lead to them in the built-in index."""

import pytest

from knell.adapters.gazetteer import SqliteGazetteer

SPELLINGS = """
SY 172955 Raqqa | Raqa | Ar-Raqqah | الرقة | Rakka
SY 173480 Mayadeen | Al Mayādīn | Al-Mayadin | Almayadeen | الميادين
SY 170794 Deir Ezzor | Dayr az Zawr | Deir al-Zour | Deir ez Zour | دير الزور
SY 168325 Khan Sheikhun | Khan Shaykhun | Khan Sheikhoun | Khan Cheikhoun | خان شيخون
SY 167611 Maaret al-Numan | Maarat al-Numan | Maarrat al-Nu'man | Ma'arrat an Nu'man
SY 164816 Saraqib | Saraqeb | Sarakeb
SY 169023 Jisr al-Shughur | Jisr ash-Shughour | Jisr al-Shoghour
SY 168661 Kafr Nabl | Kafranbel | Kafr Nabel
SY 173811 Hasakah | Hasaka | Al-Hasakeh | الحسكة
SY 173377 Qamishli | Kamishli | Qamishlo | Al-Qamishly
SY 163808 Palmyra | Tadmur | Tadmor | تدمر
SY 170592 Douma | Duma | دوما
SY 169897 Harasta | Harastah
SY 170905 Daraa | Deraa | Dar'a | درعا
SY 172408 As-Suwayda | Sweida | Suwaida | السويداء
SY 173576 Latakia | Lattakia | Latakiya | اللاذقية
SY 163345 Tartus | Tartous | طرطوس
SY 167357 Manbij | Menbij | Manbidj | منبج
SY 174018 Al-Bab | الباب
SY 172256 Kobani | Kobane | Ayn al-Arab | عين العرب
SY 172082 Azaz | A'zaz | أعزاز
SY 174186 Afrin | Efrin | عفرين
SY 169389 Idlib | Edlib | Idleb | إدلب
SY 169577 Homs | Hims | حمص
SY 174448 Abu Kamal | Albukamal | Al-Bukamal | Boukamal
SY 172374 Tabqa | Al-Thawrah | Tabaqah | الطبقة
SY 165509 Ras al-Ain | Ras al-Ayn | رأس العين
SY 172059 Zabadani | Al-Zabadani | Zabdani
IQ 99072 Mosul | Al-Mawsil | Mossul | الموصل
IQ 99454 Fallujah | Falluja | Al-Fallujah | الفلوجة
IQ 98717 Ramadi | Ar Ramadi | الرمادي
IQ 90393 Tal Afar | Tel Afar | Talafar | Tall 'Afar
IQ 94787 Kirkuk | Kirkook | كركوك
IQ 97990 Baqubah | Ba'quba | Baquba | بعقوبة
IQ 448149 Sinjar | Shingal | سنجار
IQ 95446 Erbil | Arbil | Irbil | Hewler | أربيل
IQ 98463 Sulaymaniyah | Sulaimaniya | As Sulaymaniyah | السليمانية
IQ 90150 Tikrit | Tekrit | تكريت
IQ 96309 Haditha | Hadithah | Al-Haditha
IQ 98860 Najaf | An-Najaf | النجف
IQ 94824 Karbala | Kerbala | كربلاء
IQ 98854 Nasiriyah | Nasiriya | An Nasiriyah
IQ 91597 Samarra | Sāmarrā’ | سامراء
YE 79415 Hodeidah | Al Hudaydah | Hudaida | الحديدة
YE 70225 Taiz | Ta'izz | Taizz | تعز
YE 72968 Marib | Ma'rib | مأرب
YE 71334 Saada | Sa'dah | Saadah | صعدة
YE 71137 Sanaa | Sana'a | صنعاء
YE 78754 Mukalla | Al Mukalla | المكلا
YE 76184 Dhamar | ذمار
YE 75337 Hajjah | Hajja | حجة
YE 69426 Zinjibar | Zanjibar
YE 78751 Mocha | Al Mukha | المخا
PS 281124 Khan Younis | Khan Yunis | Khan Yunus | خان يونس
PS 281102 Rafah | Rafaḩ | رفح
PS 281129 Jabalia | Jabaliya | Jabalya | جباليا
PS 281141 Deir al-Balah | Dayr al Balah | دير البلح
PS 281145 Beit Lahia | Bayt Lahya | Beit Lahiya
PS 281146 Beit Hanoun | Bayt Hanun | بيت حانون
PS 281109 Nuseirat | An Nusayrat | النصيرات
PS 283506 Jenin | Janin | جنين
PS 282615 Nablus | Nabulus | نابلس
PS 281577 Tulkarm | Tulkarem | طولكرم
LY 2214846 Misrata | Misratah | Misurata | مصراتة
LY 88319 Benghazi | Banghazi | بنغازي
LY 2210554 Sirte | Surt | سرت
LY 87205 Derna | Darnah | درنة
LY 81302 Tobruk | Tubruq | Tobrouk
LY 2216885 Zawiya | Az Zawiyah | Zawia | الزاوية
LY 89113 Ajdabiya | Ajdabia
LY 2212775 Sabha | Sebha | سبها
LY 2217362 Gharyan | Gharian
UA 703448 Kyiv | Kiev | Kyyiv | Киев | Київ
UA 706483 Kharkiv | Kharkov | Харків | Харьков
UA 698740 Odesa | Odessa | Одеса
UA 702550 Lviv | Lvov | Львів
UA 700569 Mykolaiv | Nikolaev | Mykolayiv | Николаев
UA 687700 Zaporizhzhia | Zaporizhia | Zaporozhye | Запоріжжя
UA 709930 Dnipro | Dnepr | Дніпро
UA 702658 Luhansk | Lugansk | Луганськ
UA 701822 Mariupol | Маріуполь
UA 713174 Bakhmut | Artemivsk | Бахмут
UA 710735 Chernihiv | Chernigov | Чернігів
UA 691999 Severodonetsk | Sievierodonetsk | Северодонецк
UA 713122 Avdiivka | Avdeevka | Авдіївка
UA 690823 Vuhledar | Ugledar
UA 707292 Izium | Izyum | Ізюм
UA 704147 Kremenchuk | Kremenchug
UA 711350 Bucha | Буча
UA 707565 Irpin | Ірпінь
UA 689198 Volnovakha | Volnovaha
RU 578072 Belgorod | Белгород
RU 501175 Rostov-on-Don | Ростов-на-Дону
RU 558418 Grozny | Groznyy | Грозный
RU 532096 Makhachkala | Махачкала
RU 473249 Vladikavkaz | Владикавказ
RU 523523 Nalchik | Нальчик
RU 538560 Kursk | Курск
AF 1138336 Kandahar | Qandahar | قندهار
AF 1133616 Mazar-i-Sharif | Mazar-e Sharif | Mazari Sharif | مزار شریف
AF 1135689 Kunduz | Qunduz | Kondoz | قندوز
AF 1139715 Jalalabad | جلال آباد
AF 1134720 Lashkar Gah | Lashkargah | Lashkar Gāh
AF 1141269 Ghazni | Ghaznī | غزنی
AF 1140026 Herat | Hirat | هرات
AF 1142264 Farah | فراه
AF 1141857 Gardez | Gardiz
AF 1148311 Asadabad | Asad Abad
AF 1142170 Faizabad | Fayzabad | Feyzabad
AF 1133453 Maimana | Maymana | Meymaneh
AF 1123004 Taloqan | Taluqan | Talukan
SD 379252 Khartoum | Al-Khartum | الخرطوم
SD 365137 Omdurman | Umm Durman | أم درمان
SD 379555 El Fasher | Al-Fashir | Al Fasher | الفاشر
SD 379303 El Geneina | Al Junaynah | Geneina
SD 369004 Nyala | نيالا
SD 379003 El Obeid | Al Ubayyid | الأبيض
SD 377039 Port Sudan | بورتسودان
SD 373141 Kadugli | Kaduqli
SD 364103 Wad Madani | Wad Medani
SD 363533 Zalingei | Zalinji
MM 1298824 Yangon | Rangoon | Yangôn
MM 1311874 Mandalay
MM 6611854 Naypyidaw | Naypyitaw | Nay Pyi Taw
MM 1295765 Sittwe | Akyab
MM 1307741 Myitkyina
MM 1314759 Lashio
MM 1300466 Bago | Pegu
MM 1308465 Mawlamyine | Moulmein
MM 1308522 Monywa
MM 1313479 Loikaw
MM 1325443 Hakha
"""
"""Country, id of GeoNames, and spellings: facts, gathered from how newspapers and atlases write them."""

MISSPELT = """
SY 168661 Kafrandel
SY 173480 Mayadeem
UA 691999 Severodonesk
UA 700569 Mykolaif
UA 704508 Kramatosk
LY 88319 Benhgazi
"""
"""Likewise, with a letter that no transliteration explains: found with an edit only."""

NO_PLACES = (
    "Network Support Situation Victim Children Soldiers Officers Leaders Military Incident Attempt Celebrating"
    " Wounded Injured Campaign Friends Positions Members Medical Murdered Efforts Hospitals Exchanges"
).split()
"""Words of reports that are a letter or two from the name of some place on Earth."""


def rows(table: str) -> list[tuple[str, int, str]]:
    return [
        (country, int(geonameid), name)
        for country, geonameid, names in (line.split(" ", 2) for line in table.strip().splitlines())
        for name in names.split(" | ")
    ]


@pytest.mark.parametrize(("country", "geonameid", "written"), rows(SPELLINGS))
def test_a_spelling_leads_to_its_place(
    gazetteer: SqliteGazetteer, country: str, geonameid: int, written: str
) -> None:
    there = [match for match in gazetteer.look_up(written) if match.place.country == country]
    assert geonameid in {match.place.geonameid for match in there}


@pytest.mark.parametrize(("country", "geonameid", "written"), rows(MISSPELT))
def test_a_misspelt_name_is_found_where_edits_are_asked_for(
    gazetteer: SqliteGazetteer, country: str, geonameid: int, written: str
) -> None:
    assert not gazetteer.look_up(written)
    first = gazetteer.look_up(written, max_edits=2)[0]
    assert (first.place.country, first.place.geonameid) == (country, geonameid)
    assert first.forgiven[1] == "one letter apart (edit distance 1)"


def test_two_slight_edits_of_a_long_name(gazetteer: SqliteGazetteer) -> None:
    assert not gazetteer.look_up("Siferskotonetsk", max_edits=1)
    (first, *_) = gazetteer.look_up("Siferskotonetsk", max_edits=2)
    assert first.place.name == "Siverskodonetsk"
    assert first.forgiven[1] == "two letters apart (edit distance 2)"


@pytest.mark.parametrize("written", ["Mayadeen", "Aleppo", "Raqa", "Syria", "Deir Ezzor province"])
def test_what_is_found_without_edits_is_not_sought_with_them(
    gazetteer: SqliteGazetteer, written: str
) -> None:
    assert gazetteer.look_up(written, max_edits=2) == gazetteer.look_up(written)


@pytest.mark.parametrize("written", NO_PLACES)
def test_an_english_word_becomes_no_place(gazetteer: SqliteGazetteer, written: str) -> None:
    assert gazetteer.look_up(written, max_edits=2) == gazetteer.look_up(written)


def test_a_word_without_a_capital_is_no_misspelt_name(gazetteer: SqliteGazetteer) -> None:
    assert not gazetteer.look_up("kafrandel", max_edits=2)
