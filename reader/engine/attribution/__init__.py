"""Who said what: from quotations and noun phrases to speakers.

``layout`` cuts a document into the article's own sentences with each quotation as one atom;
``phrases`` finds the noun phrases that may speak; ``candidates`` pairs them with cues for one
quotation; ``features`` describes each pair; ``ranker`` weighs them; ``turns`` joins what one person
says in one go.
"""
