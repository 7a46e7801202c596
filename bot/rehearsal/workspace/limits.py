"""Slack's numbers: sizes, rates and lifetimes, from docs.slack.dev/reference; nothing here is an opinion."""

MESSAGE_TEXT = 40_000
MESSAGE_BLOCKS = 50
MESSAGE_BLOCKS_CHARACTERS = 13_200  # undocumented; bolt-js issue 2509
VIEW_BLOCKS = 100
VIEW_TITLE = 24
VIEW_METADATA = 3_000
VIEW_NAME = 255
VIEW_CHARACTERS = 250_000
VIEW_STACK = 3
METADATA_CHARACTERS = 16_000  # docs.slack.dev/messaging/message-metadata
PAGE = 999

TRIGGER_SECONDS = 3.0
ACK_SECONDS = 3.0
RESPONSE_URL_USES = 5
RESPONSE_URL_SECONDS = 30 * 60
SOCKETS = 10
TICKET_SECONDS = 30.0

TIER_1, TIER_2, TIER_3, TIER_4 = 1, 20, 50, 100  # calls a minute, for each method (docs: rate-limits)
CHANNEL_POSTS_PER_SECOND, CHANNEL_BURST = 1.0, 4
LEAST_BURST = 5
CONNECTION_BURST = 30  # apps.connections.open: "a small amount of burst behaviour is tolerated"

# What the plan or the people cause, and an app must expect; every other refusal is the app's own fault.
FACTS_OF_LIFE = frozenset(
    {
        "channel_not_found",
        "hash_conflict",
        "is_archived",
        "not_in_channel",
        "ratelimited",
        "user_disabled",
        "user_not_found",
        "users_not_found",
    }
)
