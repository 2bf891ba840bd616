"""``{% csrf_token %}`` made ours (a built-in of every template): the token, and whose form it is.

Each form that writes has the tag already, the library's too: none can forget to say its author.
"""

from django import template
from django.utils.html import format_html

from acteurs.saisies.auteurs import CHAMP, marque

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context) -> str:
    jeton = context.get("csrf_token")
    if not jeton or jeton == "NOTPROVIDED":
        return ""
    agent = context.get("user")
    cache = '<input type="hidden" name="{}" value="{}">'
    if agent is None or not agent.is_authenticated:
        return format_html(cache, "csrfmiddlewaretoken", jeton)
    return format_html(cache * 2, "csrfmiddlewaretoken", jeton, CHAMP, marque(agent))
