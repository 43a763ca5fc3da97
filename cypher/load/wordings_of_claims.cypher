// Title: Wordings of claims
// Answers: How do articles word these claims, and how many assertions are about each wording?
// Parameters:
//   ids: strings -- claim ids
// Columns:
//   id -- the claim
//   wording -- an article's words for it
//   assertions -- how many assertions come with that wording
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[r:SUPPORTS|CONTRADICTS]-(:Assertion)
RETURN c.id AS id, r.wording AS wording, count(*) AS assertions
