"""The character of an emoji that Slack writes by name, ":tada:". Most names are Unicode's own; those that are not
stand here, as far as an office is likely to use them."""

import unicodedata

NAMED = {
    "+1": "👍",
    "-1": "👎",
    "100": "💯",
    "ambulance": "🚑",
    "angry": "😠",
    "ballot_box_with_check": "☑️",
    "bar_chart": "📊",
    "bike": "🚲",
    "blue_heart": "💙",
    "blush": "😊",
    "boom": "💥",
    "bulb": "💡",
    "bust_in_silhouette": "👤",
    "busts_in_silhouette": "👥",
    "calendar": "📅",
    "car": "🚗",
    "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈",
    "clap": "👏",
    "cop": "👮",
    "crossed_fingers": "🤞",
    "cry": "😢",
    "crying_cat_face": "😿",
    "date": "📅",
    "disappointed": "😞",
    "email": "✉️",
    "exclamation": "❗",
    "eyes": "👀",
    "face_with_rolling_eyes": "🙄",
    "facepalm": "🤦",
    "fingers_crossed": "🤞",
    "green_heart": "💚",
    "grin": "😁",
    "grinning": "😀",
    "handshake": "🤝",
    "heart": "❤️",
    "heart_eyes": "😍",
    "heavy_check_mark": "✔️",
    "heavy_exclamation_mark": "❗",
    "heavy_minus_sign": "➖",
    "heavy_plus_sign": "➕",
    "house": "🏠",
    "information_source": "ℹ️",
    "joy": "😂",
    "laughing": "😆",
    "link": "🔗",
    "mag": "🔍",
    "memo": "📝",
    "moneybag": "💰",
    "muscle": "💪",
    "no_entry_sign": "🚫",
    "ok": "🆗",
    "ok_hand": "👌",
    "palms_up_together": "🤲",
    "pencil": "📝",
    "phone": "☎️",
    "point_right": "👉",
    "pound": "💷",
    "pray": "🙏",
    "question": "❓",
    "rage": "😡",
    "raised_hands": "🙌",
    "relaxed": "☺️",
    "relieved": "😌",
    "rotating_light": "🚨",
    "school": "🏫",
    "scream": "😱",
    "see_no_evil": "🙈",
    "shrug": "🤷",
    "slightly_frowning_face": "🙁",
    "slightly_smiling_face": "🙂",
    "smile": "😄",
    "smiley": "😃",
    "sob": "😭",
    "star": "⭐",
    "star2": "🌟",
    "stopwatch": "⏱️",
    "sunglasses": "😎",
    "sunny": "☀️",
    "sweat_smile": "😅",
    "tada": "🎉",
    "telephone": "☎️",
    "thinking_face": "🤔",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "train": "🚋",
    "uk": "🇬🇧",
    "umbrella": "☔",
    "v": "✌️",
    "warning": "⚠️",
    "wave": "👋",
    "weary": "😩",
    "white_check_mark": "✅",
    "wink": "😉",
    "worried": "😟",
    "x": "❌",
    "yellow_heart": "💛",
    "zap": "⚡",
}
COUNTRIES = "flag-"
FIRST_LETTER = 0x1F1E6
"""Regional indicator A: a flag is its country's two letters in such characters."""


def character(name: str) -> str | None:
    """The emoji of this name, without its colons; None for one of the workspace's own, or for what is none."""
    if name in NAMED:
        return NAMED[name]
    country = name.removeprefix(COUNTRIES)
    if country != name and len(country) == 2 and country.isascii() and country.isalpha():
        return "".join(chr(FIRST_LETTER + ord(letter) - ord("a")) for letter in country)
    try:
        found = unicodedata.lookup(name.replace("_", " ").replace("-", " "))
    except KeyError:
        return None
    return found if unicodedata.category(found) == "So" else None
