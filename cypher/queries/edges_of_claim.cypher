// Title: Edges that rest on a claim
// Answers: Who accuses, contradicts or supports whom by what is said about this claim?
// Parameters:
//   claim: string -- the claim
//   min_certainty: number = 0.0 -- of the edge, in [0, 1]
//   stated: string = "" -- stated or inferred; "" for both
//   reviewed: string = "" -- confirmed or unreviewed; "" for both
//   after_id: string = "" -- only edges after this id
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the edge
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   source__id -- the actor who acts
//   source__name -- see source__id
//   source__kind -- see source__id
//   target__id -- the actor it concerns
//   target__name -- see target__id
//   target__kind -- see target__id
//   weight -- how many assertions are its evidence
//   articles -- ids of the articles that they are from
//   evidence -- their ids
//   first -- the earliest date of the evidence, or null
//   last -- the latest, or null
//   stated -- whether the articles state it, rather than that a rule infers it
//   rules -- what gave it
//   certainty -- in [0, 1]; 1 where an analyst confirmed the edge or some of its evidence
//   confirmed -- ids of the evidence that analysts confirmed or corrected, or null
//   review__id -- the review that confirms the edge, or null
//   review__verdict -- see review__id
//   review__by -- see review__id
//   review__at -- see review__id
//   review__note -- why, or null
//   review__certainty -- that of the evidence, which counted before the review; else null
//   premises -- ids of the assertions about the claim that are evidence of the edge
// Key: id
MATCH (c:Claim {id: $claim})<-[:SUPPORTS|CONTRADICTS]-(s:Assertion)-[v:EVIDENCES]->(b:Actor)
WHERE $stated = '' OR v.stated = ($stated = 'stated')
MATCH (a:Actor {id: v.source})-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(b)
WHERE e.type = v.type AND e.stated = v.stated AND e.certainty >= $min_certainty
  AND e.id > $after_id
  AND ($reviewed = '' OR ($reviewed = 'confirmed') =
       (e.review IS NOT NULL OR coalesce(size(e.confirmed), 0) > 0))
WITH a, e, b, collect(DISTINCT s.id) AS premises
RETURN e.id AS id, e.type AS type, a.id AS source__id, a.name AS source__name,
       a.kind AS source__kind, b.id AS target__id, b.name AS target__name,
       b.kind AS target__kind, e.weight AS weight, e.articles AS articles,
       e.evidence AS evidence, e.first AS first, e.last AS last, e.stated AS stated,
       e.rules AS rules, e.certainty AS certainty,
       e.confirmed AS confirmed, e.review AS review__id, 'confirm' AS review__verdict,
       e.reviewer AS review__by, e.reviewed_at AS review__at, e.review_note AS review__note,
       e.evidence_certainty AS review__certainty, premises
ORDER BY id
LIMIT $limit
