import random

import pytest
from monkey import play


@pytest.mark.parametrize("seed", [1, 2])
async def test_nothing_breaks_the_reader(reading, seed):
    async with reading() as pilot:
        await play(pilot, random.Random(seed), rounds=10)
