#!/usr/bin/env bash
# Contains the builder of an account, member or not: binds it to nothing and switches its keys off. Every step can be repeated.
set -euo pipefail

account=$1
here=$(cd "$(dirname "$0")" && pwd)

call() { node "$here/call.mjs" "$@"; }

echo "enter as the responder"
{
  read -r AWS_ACCESS_KEY_ID
  read -r AWS_SECRET_ACCESS_KEY
  read -r AWS_SESSION_TOKEN
} < <(
  call sts AssumeRole "{\"RoleArn\":\"arn:aws:iam::$account:role/incident-responder\",\"RoleSessionName\":\"responder\"}" \
    Credentials.AccessKeyId Credentials.SecretAccessKey Credentials.SessionToken
)
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN

echo "bind the builder"
call iam PutUserPermissionsBoundary \
  '{"UserName":"builder","PermissionsBoundary":"arn:aws:iam::aws:policy/AWSDenyAll"}'

for key in $(call iam ListAccessKeys '{"UserName":"builder"}' AccessKeyMetadata.AccessKeyId); do
  echo "switch $key off"
  call iam UpdateAccessKey "{\"UserName\":\"builder\",\"AccessKeyId\":\"$key\",\"Status\":\"Inactive\"}"
done
