// Title: Assertions of propositions
// Answers: Which assertions state these propositions, and to which claim do they belong now?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   proposition -- proposition id
//   text -- words of the content
//   own_claim -- id of the claim that its article gives it
//   own -- supports or contradicts: how the proposition's first statement stands to its content
//   assertion -- assertion id
//   article -- article id
//   own_stance -- supports or contradicts, of the assertion to its own content
//   right -- how it stands to its own content as an analyst corrected it, else null
//   stance -- of the assertion to its claim
//   claim -- claim id, null where there is none
//   wording -- the article's words for the claim, null where there is none
//   words -- of its own content
//   source -- words of the source
//   cue -- words of the cue
//   act -- the speech act
//   certainty -- in [0, 1]
//   actor -- who asserts it, null where unresolved
//   premise -- whether inferences may rest on it: not where an analyst found that it gives no
//     edge, or rejected an edge that it states
//   date -- when it was said, else when the article was published, or null

// OPTIONAL: see members_of_blocks.
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
OPTIONAL MATCH (p)<-[:STATES]-(s:Assertion)
OPTIONAL MATCH (s)-[:REPORTED_IN]->(x:Article)
OPTIONAL MATCH (s)-[r:SUPPORTS|CONTRADICTS]->(c:Claim)
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
WITH p.id AS proposition, p.text AS text, p.claim AS own_claim, p.stance AS own,
     s.id AS assertion, x.id AS article, s.own_stance AS own_stance, s.right_stance AS right,
     s.stance AS stance, c.id AS claim, r.wording AS wording, s.text AS words, s.source AS source,
     s.cue AS cue, s.act AS act, s.certainty AS certainty, a.id AS actor,
     NOT coalesce(s.no_edge, false)
       AND NOT EXISTS { MATCH (s)-[w:WITHHELD]->(:Actor) WHERE w.stated } AS premise,
       coalesce(s.date, x.published) AS date
WHERE assertion IS NOT NULL
RETURN proposition, text, own_claim, own, assertion, article, own_stance, right, stance, claim,
       wording, words, source, cue, act, certainty, actor, premise, date
ORDER BY proposition, certainty DESC, assertion
