package aurum.api.satisfaction;

/** On what occasion customers were asked. */
enum SurveyKind {
    PERIODIC,
    TOUCHPOINT,
    RESEARCH,
    UNKNOWN
}
