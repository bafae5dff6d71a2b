"""``byline completion SHELL``: the script that lets a shell complete Byline's commands and options."""

import argparse
import shlex
from collections.abc import Iterator

from reader.cli.declared import Argument, Declared, declared
from reader.cli.output import Writer
from reader.paths import Paths

FILES = ("FILE", "FOLDER", "PATH")
"""A value called so may be a file."""


def completion(options: argparse.Namespace, paths: Paths) -> int:
    from reader.cli.arguments import make_parser

    writer = Writer()
    for line in SCRIPTS[options.shell](declared(make_parser())):
        writer.raw(line)
    return 0


def _everything(top: Declared) -> Iterator[Declared]:
    yield top
    for each in top.commands:
        yield from _everything(each)


def _words(each: Declared) -> list[str]:
    """What may stand behind this command, files apart."""
    options = [flag for option in each.options for flag in option.flags]
    places = [choice for argument in each.arguments if not argument.flags for choice in argument.choices]
    return [*(child.name for child in each.commands), *places, *options]


def _takes_files(each: Declared) -> bool:
    return any(name in argument.value for argument in each.arguments if not argument.flags for name in FILES)


def _bash(top: Declared) -> Iterator[str]:
    yield "# Byline's completion for bash: source <(byline completion bash)"
    yield "_byline() {"
    yield "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} called=byline word i"
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield '        word="$called ${COMP_WORDS[i]}"'
    yield '        case "$word" in'
    yield f"            {'|'.join(shlex.quote(' '.join(each.path)) for each in _everything(top) if each is not top)})"
    yield "                called=$word ;;"
    yield "        esac"
    yield "    done"
    yield "    COMPREPLY=()"
    yield '    case "$called $before" in'
    for each in _everything(top):
        for option in each.options:
            if option.choices:
                places = "|".join(shlex.quote(f"{' '.join(each.path)} {flag}") for flag in option.flags)
                words = shlex.quote(" ".join(option.choices))
                yield f'        {places}) COMPREPLY=($(compgen -W {words} -- "$current")); return ;;'
    yield "    esac"
    yield '    case "$called" in'
    for each in _everything(top):
        words = shlex.quote(" ".join(_words(each)))
        files = " compopt -o default;" if _takes_files(each) else ""
        yield f'        {shlex.quote(" ".join(each.path))}){files} COMPREPLY=($(compgen -W {words} -- "$current")) ;;'
    yield "    esac"
    yield "}"
    yield "complete -F _byline byline"


def _zsh(top: Declared) -> Iterator[str]:
    yield "#compdef byline"
    yield "# Byline's completion for zsh: byline completion zsh > a folder of $fpath/_byline"
    for each in _everything(top):
        yield from _zsh_function(each)
    yield 'if [ "$funcstack[1]" = _byline ]; then _byline "$@"; else compdef _byline byline; fi'


def _zsh_name(each: Declared) -> str:
    return "_" + "_".join(each.path)


def _zsh_function(each: Declared) -> Iterator[str]:
    yield f"{_zsh_name(each)}() {{"
    lines = [_zsh_option(option, flag) for option in each.options for flag in option.flags]
    if each.commands:
        lines += ["'1: :->command'", "'*:: :->rest'"]
    else:
        lines += [_zsh_place(argument) for argument in each.arguments if not argument.flags]
    yield "    local context state state_descr line; typeset -A opt_args"
    yield "    _arguments -C " + " ".join(lines)
    if each.commands:
        described = " ".join(shlex.quote(f"{child.name}:{child.help}") for child in each.commands)
        yield '    case "$state" in'
        yield f"        command) local -a commands; commands=({described}); _describe command commands ;;"
        yield '        rest) case "$line[1]" in'
        for child in each.commands:
            yield f"            {child.name}) {_zsh_name(child)} ;;"
        yield "        esac ;;"
        yield "    esac"
    yield "}"


def _zsh_option(option: Argument, flag: str) -> str:
    told = option.help.translate(str.maketrans("[]:", "();"))
    value = f":{option.value.lower()}:{_zsh_values(option)}" if option.value else ""
    return shlex.quote(f"{flag}[{told}]{value}")


def _zsh_place(argument: Argument) -> str:
    return shlex.quote(f"*:{argument.value.lower().replace(':', ';')}:{_zsh_values(argument)}")


def _zsh_values(argument: Argument) -> str:
    if argument.choices:
        return f"({' '.join(argument.choices)})"
    return "_files" if any(name in argument.value for name in FILES) else " "


def _fish(top: Declared) -> Iterator[str]:
    yield "# Byline's completion for fish: byline completion fish > ~/.config/fish/completions/byline.fish"
    yield "complete -c byline -f"
    for each in _everything(top):
        behind = _fish_condition(each)
        for child in each.commands:
            yield f"complete -c byline -n {behind} -a {child.name} -d {_fish_quoted(child.help)}"
        for argument in each.arguments:
            yield f"complete -c byline -n {behind} {_fish_argument(argument)}"


def _fish_condition(each: Declared) -> str:
    """Behind this command and none of its own."""
    called = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in each.path[1:])
    names = " ".join(child.name for child in each.commands)
    none = f"not __fish_seen_subcommand_from {names}" if names else ""
    return _fish_quoted("; and ".join(filter(None, (called, none))) or "true")


def _fish_argument(argument: Argument) -> str:
    parts = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in argument.flags]
    if argument.choices:
        parts.append(f"{'-x ' if argument.flags else ''}-a {_fish_quoted(' '.join(argument.choices))}")
    elif any(name in argument.value for name in FILES):
        parts.append("-F")
    elif argument.value and argument.flags:
        parts.append("-x")
    return " ".join([*parts, f"-d {_fish_quoted(argument.help)}"])


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


SCRIPTS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
