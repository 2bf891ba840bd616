"""What somebody carries, and to whom it goes when her access ends.

``registre``: the kinds of things that are carried, declared by each floor when it starts. ``charges``: what one
assignment leaves, and what is left without anybody. ``destinataires``: who may take it. ``remise``: the hand-over.
"""
