// Title: Propositions by id
// Answers: What do these propositions say?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   id -- the proposition
//   source -- words of the source
//   cue -- words of the cue
//   text -- words of the content
//   claim -- id of the claim that its article gives it
//   stance -- supports or contradicts, of its statement to that claim
//   vector -- of the statement, for a first comparison
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
RETURN p.id AS id, p.source AS source, p.cue AS cue, p.text AS text, p.claim AS claim,
       p.stance AS stance, p.vector AS vector
