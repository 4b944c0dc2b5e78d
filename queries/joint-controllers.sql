-- Made by tools/questions_sql.py from joint-controllers.rq; change that.
-- @of 142ed3747977a102
-- @columns controllerName:id jointName:id identifiedBy:id processTitle:id controller:id joint:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasJointDataControllers
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."controllerName" AS "controllerName", f."jointName" AS "jointName", f."identifiedBy" AS "identifiedBy", f."processTitle" AS "processTitle", f."controller" AS "controller", f."joint" AS "joint", f."process" AS "process"
FROM (
  SELECT s."controllerName", s."jointName", s."identifiedBy", s."processTitle", s."controller", s."joint", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."group" AS "group", l."joint" AS "joint", l."jointName" AS "jointName", l."identifiedBy" AS "identifiedBy", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."group" AS "group", l."joint" AS "joint", l."jointName" AS "jointName", l."identifiedBy" AS "identifiedBy", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."group" AS "group", j2."joint" AS "joint", j3."jointName" AS "jointName", j4."identifiedBy" AS "identifiedBy", j6."controllerAsked" AS "controllerAsked"
          FROM (
            SELECT q0.s AS "work", q0.o AS "notice"
            FROM "{{holds}}" q0
            WHERE q0.g = iri('{{base}}catalog')
          ) j0
          JOIN (
            SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "group"
            FROM "dpv:hasJointDataControllers" q1
          ) j1
          ON j0."notice" = j1."notice"
          JOIN (
            SELECT q2.g AS "notice", q2.s AS "group", q2.o AS "joint"
            FROM "dpv:hasDataController" q2
          ) j2
          ON j0."notice" = j2."notice" AND j1."group" = j2."group"
          JOIN (
            SELECT q3.g AS "notice", q3.s AS "joint", q3.o AS "jointName"
            FROM "dpv:hasName" q3
          ) j3
          ON j0."notice" = j3."notice" AND j2."joint" = j3."joint"
          JOIN (
            SELECT q4.g AS "notice", q4.s AS "joint", q4.o AS "identifiedBy"
            FROM "ng:identifiedBy" q4
          ) j4
          ON j0."notice" = j4."notice" AND j2."joint" = j4."joint"
          JOIN (
            SELECT v AS "joint"
            FROM (VALUES {{joint}}) given(v)
          ) j5
          ON (j5."joint" IS NULL OR j2."joint" = j5."joint")
          JOIN (
            SELECT v AS "controllerAsked"
            FROM (VALUES {{controller}}) given(v)
          ) j6
          ON TRUE
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q5.g AS "notice", q5.o AS "controller"
            FROM "dpv:hasDataController" q5
            WHERE q5.g = q5.s
          ) j0
          JOIN (
            SELECT q6.g AS "notice", q6.s AS "controller", q6.o AS "controllerName"
            FROM "dpv:hasName" q6
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT f.*
        FROM (
          SELECT q7.g AS "notice", q7.s AS "process", q7.o AS "processTitle"
          FROM "dct:title" q7
        ) f
        WHERE f."process" <> f."notice"
      ) r
      ON l."notice" = r."notice" AND l."process" = r."process"
    ) f
    WHERE (((NOT (f."controller" IS NOT NULL)) OR (f."joint" <> f."controller"))) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked")))
  ) s
) f
