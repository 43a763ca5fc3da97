// Title: Statements to be joined
// Answers: What do these articles assert that no proposition stands for yet?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   assertion -- assertion id
//   proposition -- id of its content in the article
//   article -- article id
//   source -- words of the source
//   actor -- what the article calls the actor, null where unresolved
//   cue -- words of the cue
//   text -- words of the content
//   claim -- id of the claim that the article gives it
//   certainty -- in [0, 1]
//   stance -- supports or contradicts, of the assertion to its own content
//   date -- when the article was published, or null

// OPTIONAL: see members_of_blocks.
UNWIND $ids AS id
MATCH (x:Article {id: id})
OPTIONAL MATCH (x)<-[:REPORTED_IN]-(s:Assertion)
OPTIONAL MATCH (s)-[:STATES]->(q:Proposition)
OPTIONAL MATCH (a:Actor)-[r:MADE]->(s)
OPTIONAL MATCH (x)-[m:MENTIONS]->(a) WHERE m.local = r.local
WITH s.id AS assertion, s.proposition AS proposition, x.id AS article, s.source AS source,
     m.name AS actor, s.cue AS cue, s.text AS text, s.own_claim AS claim,
     s.certainty AS certainty, s.own_stance AS stance, x.published AS date,
     q.id AS joined
WHERE proposition IS NOT NULL AND joined IS NULL
RETURN assertion, proposition, article, source, actor, cue, text, claim, certainty, stance, date
ORDER BY proposition, certainty DESC, assertion
