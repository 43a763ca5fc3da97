"""Another language is refused only where it is beyond doubt."""

import pytest

from graphsvc.reading.language import other_language

DENIALS = {
    "pt": "O ministro negou na segunda-feira as acusações de que a barragem foi feita sem licença.",
    "es": "El ministro negó el lunes las acusaciones de que la presa se construyó sin permiso.",
    "fr": "Le ministre a nié lundi les accusations selon lesquelles le barrage serait illégal.",
    "de": "Der Minister bestritt am Montag die Vorwürfe, der Damm sei ohne Genehmigung gebaut.",
    "nl": "De minister ontkende maandag de beschuldigingen dat de dam illegaal is gebouwd.",
    "it": "Il ministro ha negato lunedì le accuse secondo cui la diga sarebbe senza permesso.",
    "ru": "Министр опроверг в понедельник обвинения в том, что плотина построена без разрешения.",
    "ar": "ونفى الوزير يوم الاثنين الاتهامات بأن السد قد بني من دون ترخيص، حسبما قال المتحدث",
    "id": "Menteri pada hari Senin membantah tuduhan bahwa bendungan itu dibangun.",
}


@pytest.mark.parametrize("language", DENIALS)
def test_other_languages(language):
    assert other_language(DENIALS[language], "en") == language


@pytest.mark.parametrize(
    "text",
    [
        "Putin: nyet",
        "BREAKING",
        "12345 67890",
        "“C’est la vie,” said Mr Dupont.",
        "Emmanuel Macron, Angela Merkel, Jean-Claude Juncker",
        "The minister denied the accusation, and said so twice to the newspapers on Monday.",
        "Michał Kowalczyk, Jürgen Weiß, José Ángel Gutiérrez, Zoë Müller, Łukasz Wiśniewski, "
        "Søren Kierkegård and Åsa Öberg wrote the letter that Björn Šimunović has now withdrawn.",
        "„Wir haben nichts getan“, the chancellor said in German — “we have done nothing” — "
        "before she left the hall with Wolfgang Schäuble and Hans-Peter Friedrich.",
        "SENATOR SMITH CALLS ACCUSATIONS OF BRIBERY A LIE AND WILL NOT RESIGN, HE TELLS REPORTERS",
        "",
        "👩🏽‍🚒" * 100,
    ],
)
def test_english_and_what_is_too_short_to_tell(text):
    assert other_language(text, "en") is None
