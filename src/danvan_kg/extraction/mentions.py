"""The persons and bodies of an article with every place that names them."""

from danvan_kg.extraction.view import ArticleView
from danvan_kg.observation import Evidence, Named, Organization, Person


def named_persons(view: ArticleView) -> tuple[Named[Person], ...]:
    """Each person once, in order of first mention."""
    found: dict[Person, list[Evidence]] = {}
    for mention in view.persons:
        rule = "person.short" if mention.short else "person.name"
        found.setdefault(mention.person, []).append(Evidence(mention.span, rule))
    return tuple(Named(person, tuple(evidences)) for person, evidences in found.items())


def named_organizations(view: ArticleView) -> tuple[Named[Organization], ...]:
    """Each body once, in order of first mention, nested ones among them; those that positions imply come last."""
    found: dict[str, tuple[Organization, list[Evidence]]] = {}
    for mention in view.organizations:
        organization = mention.organization
        rule = "organization.nested" if mention.nested else "organization.name"
        found.setdefault(organization.name, (organization, []))[1].append(Evidence(mention.span, rule))
    for observation in view.positions:
        organization_of = observation.position.organization
        if organization_of and organization_of.name not in found:
            evidence = Evidence(observation.evidence.span, "organization.office")
            found[organization_of.name] = (organization_of, [evidence])
    return tuple(Named(organization, tuple(evidences)) for organization, evidences in found.values())
