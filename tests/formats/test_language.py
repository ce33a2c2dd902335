import pytest

from reader.formats.language import is_english

ENGLISH = (
    "The mayor said on Tuesday that the bridge would be closed for the whole of the winter, and "
    "that nobody in the town had asked her what the ferry was for. "
)
OTHERS = {
    "French": "La maire a déclaré mardi que le pont serait fermé pendant tout l'hiver, et que "
    "personne dans la ville ne lui avait demandé à quoi servait le bac. ",
    "German": "Die Bürgermeisterin sagte am Dienstag, dass die Brücke den ganzen Winter lang "
    "gesperrt bleibt, und dass niemand in der Stadt sie nach der Fähre gefragt hat. ",
    "Spanish": "La alcaldesa dijo el martes que el puente estaría cerrado durante todo el "
    "invierno, y que nadie en la ciudad le había preguntado para qué servía la barca. ",
    "Dutch": "De burgemeester zei dinsdag dat de brug de hele winter dicht is, en dat we over het "
    "veer niets hadden gevraagd, want er was niemand in de stad die het wist. ",
    "Danish": "Borgmesteren sagde tirsdag, at broen er lukket hele vinteren, og at ingen i byen "
    "havde spurgt hende om, hvad der skulle ske med den gamle færge for alle. ",
    "Russian": "Мэр сказала во вторник, что мост закроют на всю зиму, и что никто в городе её об "
    "этом не спрашивал. ",
    "Chinese": "市长星期二说，这座桥整个冬天都将关闭，镇上没有人问她渡船是做什么用的。",
    "Arabic": "قالت رئيسة البلدية يوم الثلاثاء إن الجسر سيغلق طوال فصل الشتاء ولم يسألها أحد. ",
}


@pytest.mark.parametrize("times", [1, 3, 3000])
def test_english(times):
    assert is_english(ENGLISH * times)


@pytest.mark.parametrize("text", ["", "Oui.", "1 2 3", "12 – 30"])
def test_few_words_count_as_english(text):
    assert is_english(text)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language):
    assert not is_english(OTHERS[language] * 3)
    assert not is_english(OTHERS[language] * 3000)


def test_an_english_article_that_quotes_another_language():
    assert is_english(ENGLISH * 4 + OTHERS["French"] * 2)
