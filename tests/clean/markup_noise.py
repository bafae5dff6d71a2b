"""What stands between the paragraphs of a column and is none of it, in many words and markups."""

from random import Random

from . import markup_parts as parts


def noise(kind: str, random: Random, held_out: bool) -> str:
    """One part of this kind. ``held_out``: in the words kept apart."""
    words = parts.NOISE_WORDS[kind]
    said = random.choice(words[-parts.HELD_OUT :] if held_out else words[: -parts.HELD_OUT]).split("|")
    match kind:
        case "poll":
            return _poll(said, random)
        case "more" | "aside":
            return _list(kind, said[0], random)
        case "sponsored" | "video":
            return _pointer(kind, said[0], random)
        case "letter":
            return _letter(said, random)
        case "ad":
            return random.choice(
                (
                    f"<p>{said[0]}</p>",
                    f'<div class="ad">{said[0]}</div>',
                    f'<div data-slot="x"><span>{said[0]}</span></div>',
                )
            )
        case _:
            links = [f'<a href="/share?to={at}">{word}</a>' for at, word in enumerate(said)]
            return random.choice((f"<div>{' '.join(links)}</div>", f"<ul><li>{'</li><li>'.join(links)}</li></ul>"))


def _poll(said: list[str], random: Random) -> str:
    question, *answers = said
    return random.choice(
        (
            f'<div class="poll"><h4>{question}</h4><ul><li>{"</li><li>".join(answers)}</li></ul></div>',
            f"<form><p>{question}</p>{''.join(f'<label><input type=radio>{each}</label>' for each in answers)}</form>",
            f'<div class="widget"><p>{question}</p><p>{"</p><p>".join(answers)}</p></div>',
        )
    )


def _list(kind: str, title: str, random: Random) -> str:
    links = [f'<a href="/politics/opeds/s-43000{at}">{text}</a>' for at, text in enumerate(parts.ELSEWHERE, 31)]
    items = "</li><li>".join(links)
    return random.choice(
        (
            f"<div><b>{title}</b><ul><li>{items}</li></ul></div>",
            f'<aside class="{kind}"><h3>{title}</h3><ul><li>{items}</li></ul></aside>',
            f"<table align=right><tr><td><b>{title}</b><br>{'<br>'.join(links)}</td></tr></table>",
            f'<div class="box"><h4>{title}</h4><p>{"</p><p>".join(links)}</p></div>',
        )
    )


def _pointer(kind: str, said: str, random: Random) -> str:
    link = f'<a href="/go/{kind}">{said}</a>'
    return random.choice(
        (
            f"<p>{link}</p>",
            f'<div class="{kind}">{link}</div>',
            f'<div class="slot"><p>{said}</p></div>',
            f"<h4>{link}</h4>",
        )
    )


def _letter(said: list[str], random: Random) -> str:
    asked, button = said
    return random.choice(
        (
            f'<div class="newsletter-box"><h4>{asked}</h4><input type="email"><button>{button}</button></div>',
            f"<form action='/go'><p>{asked}</p><input name=email><input type=submit value='{button}'></form>",
            f'<div><p><b>{asked}</b></p><p><a href="/newsletters">{button}</a></p></div>',
        )
    )
