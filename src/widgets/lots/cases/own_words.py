"""Words of one's own in the lists of a case (*egna ord*): asked for by questions, one after another."""

from functools import partial

from domain.ground.changes import Changes
from domain.ground.display import show_count
from domain.lots.case import CaseList, looks_like_name
from storage.file.workspace import Workspace
from storage.lots import own_words as stored
from storage.lots.cases import case_words
from storage.lots.own_words import OwnWord
from widgets.tab.contract import Services
from widgets.text import tr


def add_word(services: Services, of: CaseList) -> str:
    """Asks for a word and adds it; its code, empty where nothing was added."""
    text = tr("Ordet läggs till i listan {list} och finns sedan i alla ärenden. Skriv aldrig ett namn på en person.")
    word = _ask(services, tr("Eget ord"), text.format(list=of.label), of)
    codes: list[str] = []

    def add(ws: Workspace) -> Changes:
        code, changes = stored.add_case_word(ws, of=of, label=word)
        codes.append(code)
        return changes

    return codes[0] if word and services.submit(add) is not None else ""


def manage_words(services: Services) -> None:
    """Asks which word, and what is to become of it."""
    title, words = tr("Egna ord"), stored.own_words(services.workspace)
    if not words:
        text = tr("Arbetsboken har inga egna ord ännu. Ett eget ord läggs till med + i en av listorna i ett ärende.")
        services.dialogs.tell(title, text)
        return
    at = services.dialogs.choose(title, tr("Vilket ord?"), [_words(each) for each in words])
    if at is None:
        return
    word = words[at]
    text = tr("Vad ska hända med {word}? Ctrl+Z ångrar.").format(word=_words(word))
    answers = [tr("Byt namn …"), tr("Slå ihop med ett annat …"), tr("Ta bort")]
    done = services.dialogs.decide(title, text, answers, stays=tr("Avbryt"))
    if done is not None:
        (_rename, _merge, _remove)[done](services, word)


def _rename(services: Services, word: OwnWord) -> None:
    text = tr("Namnet byts i alla ärenden som har ordet.")
    label = _ask(services, tr("Byt namn"), text, word.of, word.label)
    if label:
        services.submit(partial(stored.rename_case_word, of=word.of, code=word.code, label=label))


def _merge(services: Services, word: OwnWord) -> None:
    others = {code: label for code, label in case_words(services.workspace)[word.of].items() if code != word.code}
    text = tr("Vilket ord ska stå i stället för ”{word}”?").format(word=word.label)
    at = services.dialogs.choose(tr("Slå ihop"), text, list(others.values()))
    if at is not None:
        services.submit(partial(stored.merge_case_word, of=word.of, code=word.code, into=list(others)[at]))


def _remove(services: Services, word: OwnWord) -> None:
    services.submit(partial(stored.remove_case_word, of=word.of, code=word.code))


def _ask(services: Services, title: str, text: str, of: CaseList, value: str = "") -> str:
    """The word that was written; one that looks like a person's name is asked about once more."""
    word = services.dialogs.ask_text(title, text, label=tr("Ord"), value=value, wrong=partial(stored.wrong_word, of))
    if word is None or not looks_like_name(word):
        return word or ""
    doubt = tr("”{word}” ser ut som ett namn på en person. Namn får aldrig stå i ett ärende.").format(word=word)
    return word if services.dialogs.ask(title, doubt, yes=tr("Det är inget personnamn"), no=tr("Avbryt")) else ""


def _words(word: OwnWord) -> str:
    text = tr("{list}: {word} ({cases})")
    cases = tr("ett ärende") if word.cases == 1 else tr("{count} ärenden").format(count=show_count(word.cases))
    return text.format(list=word.of.label, word=word.label, cases=cases)
