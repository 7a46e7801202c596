"""Somebody at the page: what they see, by its words and roles, and what they press."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page

ASKING = "What you write may be published."
OPENS = re.compile(r"^(Update|Carry on)\b")
DONE = "Both councils agreed the venue on 14 September and signed for it."
NEXT = "Open the first site by 30 November 2021."


@dataclass
class Person:
    """A browser's window on the page. `troubles` holds every error and dialog that nobody asked for."""

    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("dialog", self._refuse)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"{message.text} ({message.location['url']})")

    def _refuse(self, dialog: Dialog) -> None:
        self.troubles.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    # --- where they are ----------------------------------------------------------------------------------

    def go(self, user: str, place: str = "direct") -> None:
        """Opens the page as this member: "direct", "home" or a channel's id."""
        self.page.goto(f"{self.url}/#{quote(user)}/{quote(place)}")
        self.page.locator(f'#me option[value="{user}"]').wait_for(state="attached")
        self.page.locator("#place-title:not(:empty)").wait_for()

    def turn_into(self, role: str) -> None:
        """Chooses another member under "You are"."""
        option = self.page.locator("#me option").filter(
            has_text=re.compile(rf"^(● )?{re.escape(role)}( ·|$)")
        )
        self.page.get_by_label("You are", exact=True).select_option(value=option.get_attribute("value"))

    # --- what they see -----------------------------------------------------------------------------------

    def message(self, words: str) -> Locator:
        """The newest message in the conversation with these words."""
        return self.page.locator("#place .message").filter(has_text=words).last

    @property
    def prompt(self) -> Locator:
        """The message that asks for this quarter's updates."""
        return self.message(ASKING)

    @property
    def form(self) -> Locator:
        """The open form."""
        return self.page.get_by_role("dialog", name=re.compile("^Update "))

    def question(self, words: str) -> Locator:
        """The field of the form with this label."""
        return self.form.get_by_label(words)

    @property
    def box(self) -> Locator:
        """Where one types a message or a command."""
        return self.page.get_by_label("Message, or a command")

    def asked(self, block: str) -> Locator:
        """A question of the form as it stands there: label, hint, error and field."""
        return self.form.locator(f'[data-question="{block}"]')

    # --- what they do ------------------------------------------------------------------------------------

    def open_form(self) -> None:
        """Presses the first Update of the prompt, or Carry on where something was begun."""
        self.prompt.get_by_role("button", name=OPENS).first.click()
        self.form.wait_for()

    def rate(self, rating: str) -> None:
        """Chooses a rating, and waits for what it asks."""
        self.form.get_by_role("radio", name=rating).check()
        self.form.get_by_text(re.compile(" needs: ")).filter(has_text=rating.split(" ", 1)[1]).wait_for()

    def close_form(self) -> None:
        """Presses Close, and waits until the page is free again."""
        self.form.get_by_role("button", name="Close", exact=True).last.click()
        self.form.wait_for(state="hidden")

    def leave_the_sitting(self) -> None:
        """Sees that the answer is recorded and what comes next in its place, and stops there."""
        self.form.get_by_text("is recorded").wait_for()
        self.close_form()

    def send(self) -> None:
        """Presses Submit."""
        self.form.get_by_role("button", name="Submit").click()


def sat_down(browser: Browser, url: str, **context: object) -> Person:
    """A new window, with nothing read yet."""
    page = browser.new_context(locale="en-GB", **context).new_page()  # type: ignore[arg-type]
    return Person(page, url)
