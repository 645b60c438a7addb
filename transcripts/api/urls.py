"""The addresses of the API, version 1."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("", views.Root.as_view(), name="api"),
    path("passages/", views.Passages.as_view(), name="api_passages"),
    path("passages/<slug:public_id>/", views.OnePassage.as_view(), name="api_passage"),
    path("events/", views.Events.as_view(), name="api_events"),
    path("events/<slug:slug>/", views.OneEvent.as_view(), name="api_event"),
    path(
        "events/<slug:slug>/corrections/",
        views.Corrections.as_view(),
        name="api_corrections",
    ),
    path("outlets/", views.Outlets.as_view(), name="api_outlets"),
    path("outlets/<slug:slug>/", views.OneOutlet.as_view(), name="api_outlet"),
    path("speakers/", views.Speakers.as_view(), name="api_speakers"),
    path("speakers/<slug:slug>/", views.OneSpeaker.as_view(), name="api_speaker"),
    path("topics/", views.Topics.as_view(), name="api_topics"),
    path("topics/<slug:slug>/", views.OneTopic.as_view(), name="api_topic"),
    path("suggestions/", views.Suggestions.as_view(), name="api_suggestions"),
    re_path(r"", views.NotThere.as_view()),
]
