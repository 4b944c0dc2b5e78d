-- Made by tools/questions_sql.py from recipient-pairs.rq; change that.
-- @of c67fa5712c61e080
-- @columns recipientName:id otherName:id controllers:integer recipient:id other:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
SELECT f."recipientName" AS "recipientName", f."otherName" AS "otherName", f."controllers" AS "controllers", f."recipient" AS "recipient", f."other" AS "other"
FROM (
  SELECT s."recipientName", s."otherName", s."controllers", s."recipient", s."other"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."recipient" AS "recipient", l."other" AS "other", l."controllers" AS "controllers", l."least" AS "least", l."recipientAsked" AS "recipientAsked", l."recipientName" AS "recipientName", r."otherName" AS "otherName"
      FROM (
        SELECT l."recipient" AS "recipient", l."other" AS "other", l."controllers" AS "controllers", l."least" AS "least", l."recipientAsked" AS "recipientAsked", r."recipientName" AS "recipientName"
        FROM (
          SELECT j0."recipient" AS "recipient", j0."other" AS "other", j0."controllers" AS "controllers", j1."least" AS "least", j2."recipientAsked" AS "recipientAsked"
          FROM (
            SELECT s."recipient", s."other", s."controllers"
            FROM (
              SELECT f.*, f."__agg_1__" AS "controllers"
              FROM (
                SELECT f.*, f."__agg_3__" AS "other"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "recipient"
                  FROM (
                    SELECT count(DISTINCT f."controller") AS "__agg_1__", f."recipient" AS "__agg_2__", f."other" AS "__agg_3__"
                    FROM (
                      SELECT f.*
                      FROM (
                        SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j2."other" AS "other", j3."controller" AS "controller"
                        FROM (
                          SELECT q0.s AS "work", q0.o AS "notice"
                          FROM "{{holds}}" q0
                          WHERE q0.g = iri('{{base}}catalog')
                        ) j0
                        JOIN (
                          SELECT DISTINCT *
                          FROM (
                            SELECT s."notice", s."recipient"
                            FROM (
                              SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "recipient"
                              FROM "dpv:hasRecipient" q1
                            ) s
                          ) d
                        ) j1
                        ON j0."notice" = j1."notice"
                        JOIN (
                          SELECT DISTINCT *
                          FROM (
                            SELECT s."notice", s."other"
                            FROM (
                              SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "other"
                              FROM "dpv:hasRecipient" q2
                            ) s
                          ) d
                        ) j2
                        ON j0."notice" = j2."notice"
                        JOIN (
                          SELECT q3.g AS "notice", q3.o AS "controller"
                          FROM "dpv:hasDataController" q3
                          WHERE q3.g = q3.s
                        ) j3
                        ON j0."notice" = j3."notice"
                      ) f
                      WHERE NOT (f."recipient" = f."other")
                    ) f
                    GROUP BY f."recipient", f."other"
                  ) f
                ) f
              ) f
            ) s
          ) j0
          JOIN (
            SELECT v AS "least"
            FROM (VALUES {{least}}) given(v)
          ) j1
          ON TRUE
          JOIN (
            SELECT v AS "recipientAsked"
            FROM (VALUES {{recipient}}) given(v)
          ) j2
          ON TRUE
        ) l
        LEFT JOIN (
          SELECT s."recipient", s."recipientName"
          FROM (
            SELECT f.*, f."__agg_1__" AS "recipientName"
            FROM (
              SELECT f.*, f."__agg_2__" AS "recipient"
              FROM (
                SELECT arg_min(f."written", t0.lex) AS "__agg_1__", f."recipient" AS "__agg_2__"
                FROM (
                  SELECT DISTINCT *
                  FROM (
                    SELECT s."recipient", s."written"
                    FROM (
                      SELECT j0."in" AS "in", j0."recipient" AS "recipient", j0."written" AS "written"
                      FROM (
                        SELECT q4.g AS "in", q4.s AS "recipient", q4.o AS "written"
                        FROM "dpv:hasName" q4
                      ) j0
                      JOIN (
                        SELECT DISTINCT *
                        FROM (
                          SELECT s."in", s."recipient"
                          FROM (
                            SELECT q5.g AS "in", q5.s AS "subject", q5.o AS "recipient"
                            FROM "dpv:hasRecipient" q5
                          ) s
                        ) d
                      ) j1
                      ON j0."in" = j1."in" AND j0."recipient" = j1."recipient"
                    ) s
                  ) d
                ) f
                LEFT JOIN terms t0 ON t0.id = f."written"
                GROUP BY f."recipient"
              ) f
            ) f
          ) s
        ) r
        ON l."recipient" = r."recipient"
      ) l
      LEFT JOIN (
        SELECT s."other", s."otherName"
        FROM (
          SELECT f.*, f."__agg_1__" AS "otherName"
          FROM (
            SELECT f.*, f."__agg_2__" AS "other"
            FROM (
              SELECT arg_min(f."written", t0.lex) AS "__agg_1__", f."other" AS "__agg_2__"
              FROM (
                SELECT DISTINCT *
                FROM (
                  SELECT s."other", s."written"
                  FROM (
                    SELECT j0."in" AS "in", j0."other" AS "other", j0."written" AS "written"
                    FROM (
                      SELECT q6.g AS "in", q6.s AS "other", q6.o AS "written"
                      FROM "dpv:hasName" q6
                    ) j0
                    JOIN (
                      SELECT DISTINCT *
                      FROM (
                        SELECT s."in", s."other"
                        FROM (
                          SELECT q7.g AS "in", q7.s AS "subject", q7.o AS "other"
                          FROM "dpv:hasRecipient" q7
                        ) s
                      ) d
                    ) j1
                    ON j0."in" = j1."in" AND j0."other" = j1."other"
                  ) s
                ) d
              ) f
              LEFT JOIN terms t0 ON t0.id = f."written"
              GROUP BY f."other"
            ) f
          ) f
        ) s
      ) r
      ON l."other" = r."other"
    ) f
    LEFT JOIN terms t0 ON t0.id = f."recipient"
    LEFT JOIN terms t1 ON t1.id = f."other"
    WHERE (f."controllers" >= f."least") AND ((((f."recipientAsked" IS NOT NULL) AND (f."recipient" = f."recipientAsked")) OR ((NOT (f."recipientAsked" IS NOT NULL)) AND (t0.lex < t1.lex))))
  ) s
) f
