"""`maqal users …`: who may log in."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Annotated

import typer

from qa.commands.shared import JsonOption, LibraryOption, opened_library, print_json, put, say
from qa.errors import UserError
from qa.settings import Settings

app = typer.Typer(help="Users who log in; without any, nobody has to.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(help="Name of the user.")]


@app.command()
def add(name: NameArgument, library: LibraryOption = None) -> None:
    """Add a user; the password is asked for, or read as one line from stdin."""
    from qa.users import Users, suitable

    settings = Settings.load(library=library)
    secret = suitable(_password())
    with opened_library(settings, load_index=False, make=True) as opened:
        user = Users(opened).add(name, secret)
        empty = not opened.statistics().articles
    put(f"added      {user.name}")
    say(f"in the library {settings.library}" + (", which has no articles yet" if empty else ""))


@app.command("list")
def list_users(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the users."""
    from qa.users import Users

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        users = Users(opened).all()
    if as_json:
        print_json([{"name": user.name, "added": user.added} for user in users])
        return
    for user in users:
        put(f"{user.added[:10]}  {user.name}")
    if not users:
        say("no users; whoever reaches the page can use it. `maqal users add NAME` adds one")


@app.command()
def password(name: NameArgument, library: LibraryOption = None) -> None:
    """Set a new password, asked for as with `add`; whoever is logged in under the name has to log in again."""
    from qa.users import Users

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        users = Users(opened)
        users.known(name)  # before a password is asked for
        users.change(name, _password())
    put(f"changed    {name}")


@app.command()
def remove(name: NameArgument, library: LibraryOption = None) -> None:
    """Remove a user and end the sessions; what the user asked and judged stays, and no later user gets it."""
    from qa.users import Users

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        users = Users(opened)
        users.remove(name)
        last = not users.any()
    put(f"removed    {name}")
    if last:
        say("that was the last user: whoever reaches the page can use it now")


@app.command()
def token(
    name: NameArgument,
    revoke: Annotated[bool, typer.Option("--revoke", help="End the token instead.")] = False,
    library: LibraryOption = None,
) -> None:
    """Print a new token for the user's programs, once; the former one ends. Send it as `Authorization: Bearer …`."""
    from qa.users import Users

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        if revoke:
            Users(opened).revoke(name)
            put(f"revoked    {name}")
        else:
            put(Users(opened).token(name))
            say("keep it: it is not shown again, and whoever has it is this user")


def _password() -> str:
    """Never from the command line, where every other program of the machine can read it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise UserError("the two passwords differ; nothing was changed, try again")
    return password
