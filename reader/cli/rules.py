"""``byline rules``: which rules of sites there are, and what they do to a page."""

import argparse
import shutil
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from reader.cli.desk import own_desk
from reader.cli.output import BOLD, DIM, ERROR, Writer
from reader.cli.records import Record
from reader.errors import BadUrl
from reader.model.article import Cleaned
from reader.model.blocks import Paragraph, block_text
from reader.model.moment import moment_to_text
from reader.model.page import Page
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following.site_rules import RulesFile, Trial, rules_files, try_rules
from reader.typeset.breaking import break_lines
from reader.typeset.widths import fit

LABEL, GAP, NARROWEST = 11, 2, 20
WIDTH = 120


async def rules(options: argparse.Namespace, paths: Paths) -> int:
    """Lists the files, or tries one on a page. 1 if a file has lines that are not obeyed, or none holds."""
    desk = own_desk(options, paths)
    writer = Writer(options.json)
    try:
        if options.doing == "list":
            return _write_files(writer, await rules_files(desk), paths.rules)
        return _write_trial(writer, await _try(desk, options), paths.rules)
    finally:
        await desk.close()


async def _try(desk: Desk, options: argparse.Namespace) -> Trial:
    if "://" in options.page:
        return await try_rules(desk, options.page)
    return await try_rules(desk, _file(options.page, options.url))


def _file(name: str, url: str) -> Page:
    from reader.fetch.files import read_file

    if "://" not in url:
        raise BadUrl(
            "Of a file it must be said where its page is from.", "“--url https://site/column” names the address."
        )
    return replace(read_file(Path(name)), url=url, final_url=url)


def _write_files(writer: Writer, files: tuple[RulesFile, ...], folder: Path) -> int:
    for file in files:
        if writer.as_json:
            writer.record(_file_record(file))
        else:
            writer.raw(f"{writer.paint(fit(file.name, 36), BOLD)}  {writer.paint(file.origin, DIM)}")
            _write_complaints(writer, file)
    if not writer.as_json:
        writer.line(f"Your own files are looked for in {folder}.", DIM)
    return 1 if any(file.complaints for file in files) else 0


def _write_complaints(writer: Writer, file: RulesFile) -> None:
    for line, text in file.complaints:
        writer.line(f"  {file.name}:{line}: {text}" if line else f"  {file.name}: {text}", ERROR)


def _write_trial(writer: Writer, trial: Trial, folder: Path) -> int:
    if writer.as_json:
        ruled = _cleaned_record(trial.ruled) if trial.ruled else None
        file = _file_record(trial.file) if trial.file else None
        writer.record({"file": file, "pipeline": _cleaned_record(trial.plain), "rules": ruled})
    else:
        _write_columns(writer, trial)
        if trial.file:
            _write_complaints(writer, trial.file)
        else:
            writer.line(f"No rules hold for this page. Your own files are looked for in {folder}.", DIM)
    return 0 if trial.file and not trial.file.complaints else 1


def _write_columns(writer: Writer, trial: Trial) -> None:
    """Both results beside each other; without rules, the one there is."""
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH)
    measure = max((width - LABEL - 2 * GAP) // 2, NARROWEST)
    title = f"{trial.file.name} ({trial.file.origin})" if trial.file else ""
    plain = _facts(trial.plain)
    ruled = _facts(trial.ruled) if trial.ruled else dict.fromkeys(plain, "")
    _write_row(writer, "", ("Without rules", title), measure, BOLD)
    for label, text in plain.items():
        _write_row(writer, label, (text, ruled[label]), measure)


def _write_row(writer: Writer, label: str, texts: tuple[str, str], measure: int, *styles: str) -> None:
    left, right = ([text[start:end] for start, end in break_lines(text, measure)] for text in texts)
    for number, (one, other) in enumerate(zip_longest(left or [""], right, fillvalue="")):
        name = writer.paint(fit("" if number else label, LABEL), DIM)
        columns = (" " * GAP + writer.paint(fit(text, measure), *styles) for text in (one, other))
        writer.raw(f"{name}{''.join(columns)}")


def _facts(cleaned: Cleaned) -> dict[str, str]:
    record = _cleaned_record(cleaned)
    return {name.replace("_", " "): "" if value is None else str(value) for name, value in record.items()}


def _cleaned_record(cleaned: Cleaned) -> Record:
    article = cleaned.article
    paragraphs = [block_text(block) for block in article.blocks if isinstance(block, Paragraph)] or [""]
    return {
        "verdict": cleaned.verdict.value,
        "reason": cleaned.reason,
        "headline": article.headline,
        "byline": article.byline,
        "date": moment_to_text(article.published_at),
        "words": article.words,
        "first": paragraphs[0],
        "last": paragraphs[-1],
        "next_page": cleaned.next_page,
        "single_page": cleaned.single_page,
    }


def _file_record(file: RulesFile) -> Record:
    complaints = [{"line": line or None, "text": text} for line, text in file.complaints]
    return {"name": file.name, "origin": file.origin, "complaints": complaints}
