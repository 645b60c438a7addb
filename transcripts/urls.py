"""The addresses of the archive's pages, feeds and API."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from .views import (
    alerts,
    citing,
    crawlers,
    events,
    exchanges,
    exports,
    facets,
    feeds,
    find,
    health,
    home,
    names,
    oembed,
    passages,
    search,
)
from .views.sitemaps import SITEMAPS

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("search/", search.search, name="search"),
    path("search/help/", home.search_help, name="search_help"),
    path("search/values/<slug:name>/", facets.facet, name="facet"),
    path("find/", find.find, name="find"),
    path("events/", events.event_list, name="events"),
    path("events/<slug:slug>/", events.event, name="event"),
    path("events/<slug:slug>/corrections/", events.corrections, name="corrections"),
    path("events/<slug:slug>/source/", events.source, name="source"),
    path("events/<slug:slug>/source.txt", events.source_text, name="source_text"),
    path("events/<slug:slug>/quote/", citing.event_quote, name="quote"),
    path("events/<slug:slug>/cite/", citing.event_citation, name="cite_event"),
    path("passages/<slug:public_id>/", passages.passage, name="passage"),
    path("passages/<slug:public_id>/cite/", citing.passage_citation, name="cite_passage"),
    path("outlets/", names.outlet_list, name="outlets"),
    path("outlets/<slug:slug>/", names.outlet, name="outlet"),
    path("outlets/<slug:slug>/questions/", exchanges.at_place, name="asked_at_place"),
    path("speakers/", names.speaker_list, name="speakers"),
    path("speakers/<slug:slug>/", names.speaker, name="speaker"),
    path("speakers/<slug:slug>/questions/", exchanges.to_whom, name="asked_of"),
    path("topics/", names.topic_list, name="topics"),
    path("topics/<slug:slug>/", names.topic, name="topic"),
    path("feeds/search/", feeds.SearchFeed(), name="search_feed"),
    path("exports/search/", exports.search_export, name="search_export"),
    path("alerts/", alerts.alert, name="alert"),
    path("alerts/new/", alerts.alert_news, name="alert_news"),
    path("alerts/<slug:token>/confirm/", alerts.alert_confirm, name="alert_confirm"),
    path("alerts/<slug:token>/unsubscribe/", alerts.alert_unsubscribe, name="alert_unsubscribe"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path(
        "sitemap-<section>.xml",
        sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("api/v1/", include("transcripts.api.urls")),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("healthz", health.healthz, name="healthz"),
]
