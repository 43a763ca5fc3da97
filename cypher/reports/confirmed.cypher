// Title: What analysts confirmed
// Answers: Who accuses, contradicts or supports whom as an analyst has confirmed it, or corrected a
//   sentence behind it; the latest first? With certainty at least 0.5.
// Parameters: none
// Columns:
//   source -- who acts
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- whom it concerns
//   times -- how many assertions show it
//   confirmed -- how many of them analysts confirmed or corrected
//   by -- who confirmed the edge itself, or null
//   at -- when, or null
//   note -- why, or null
//   first -- the earliest date of the evidence, or null
//   last -- the latest date, or null
//   edge -- id of the edge, for its sentences
MATCH (a:Actor)-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(b:Actor)
WHERE e.certainty >= 0.5 AND (e.review IS NOT NULL OR e.confirmed IS NOT NULL)
RETURN a.name AS source, e.type AS type, b.name AS target, e.weight AS times,
       coalesce(size(e.confirmed), 0) AS confirmed, e.reviewer AS `by`, e.reviewed_at AS at,
       e.review_note AS note, e.first AS first, e.last AS last, e.id AS edge
ORDER BY coalesce(last, '') DESC, edge
LIMIT 100
