// Title: Claim
// Answers: What is this claim?
// Parameters:
//   id: string -- the claim
// Columns:
//   id -- the claim
//   text -- its words, as a proposition without a speaker
//   wording -- the clearest words for it in any article
//   opposed -- how certain it is that its two sides stand against each other; 0 where it has one,
//     null where it was not yet joined
MATCH (c:Claim {id: $id})
RETURN c.id AS id, c.text AS text, c.wording AS wording, c.opposed AS opposed
