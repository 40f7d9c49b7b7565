"""MkDocs' config class, made from the one model of the options."""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError
from pydantic import ValidationError as InvalidOptions

from values_handbook.options import Options, read_options
from values_handbook.project.config import option_words


class ModelOption(BaseConfigOption[Any]):
    """One option, validated by its field of the model. MkDocs keeps the value as the team wrote it."""

    def pre_validation(self, config: Config, key_name: str) -> None:
        """Raise MkDocs' ValidationError with what is wrong and how to mend it.

        Here and not later, since MkDocs validates no further option after the first wrong one.
        """
        if config.get(key_name) is not None:
            refuse_invalid({key_name: config[key_name]})


def refuse_invalid(options: dict[str, object]) -> None:
    """Raise MkDocs' ValidationError where the options are not what the model takes."""
    try:
        read_options(options)
    except InvalidOptions as error:
        words = (option_words(item) for item in error.errors(include_url=False))
        messages = [f"{headline} ({help_line})" if help_line else headline for headline, help_line in words]
        raise ValidationError("; ".join(messages)) from error


class HandbookConfig(Config):  # type: ignore[no-untyped-call]
    """The options as MkDocs reads them: one `ModelOption` for each field of `Options`."""

    vars().update({name: ModelOption() for name in Options.model_fields})


def options_of(config: Config) -> Options:
    """The typed options of a validated config."""
    return read_options({name: config[name] for name in Options.model_fields if config[name] is not None})


def refuse_unknown(
    options: dict[str, object], errors: ConfigErrors, warnings: ConfigWarnings
) -> tuple[ConfigErrors, ConfigWarnings]:
    """MkDocs' findings, with an error for each option that does not exist where MkDocs only warns."""
    unknown = [name for name in options if name not in Options.model_fields]
    for name in unknown:
        try:
            refuse_invalid({name: ""})
        except ValidationError as error:
            errors.append((name, error))
    return errors, [(name, message) for name, message in warnings if name not in unknown]
