"""The methods that the site answers: it reads (GET, HEAD) and it receives forms (POST), nothing else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

ADMISES = ("GET", "HEAD", "POST")


class MethodesMiddleware:
    """Answer 405 to the others: a page that does not look at the method would take a DELETE for a visit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ADMISES:
            return HttpResponseNotAllowed(ADMISES)
        return self.get_response(request)
