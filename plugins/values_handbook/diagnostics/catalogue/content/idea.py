"""The steps that make values-based goals work, and the pitfalls on the way: what a content check belongs to."""

IDENTIFY = "identify core values"
CONNECT = "connect them to organizational objectives"
CASCADE = "communicate and cascade"
ACCOUNT = "accountability and recognition"
ADAPT = "evaluate and adapt"

DISENGAGED = "pitfall: people resist or disengage"
DRIFT = "pitfall: goals drift from the culture"
SPORADIC = "pitfall: communication is sporadic"

IDEA = {
    "identify": IDENTIFY,
    "connect": CONNECT,
    "cascade": CASCADE,
    "account": ACCOUNT,
    "adapt": ADAPT,
    "disengaged": DISENGAGED,
    "drift": DRIFT,
    "sporadic": SPORADIC,
}
"""The five steps in their order, then the three pitfalls, by the names that machines know them by."""
