"""Who is who over the whole corpus: which names of which articles are one actor, and why.

``names`` reads what one article calls an actor, ``resolution`` joins names,
``decisions`` are made by hand. Pure functions; graphsvc.store.identity applies them.
"""
